/**
 * Which tunnel address a session gets: the pool, what a user's rules allow, leases.
 *
 * <p>Any thread leases and returns; the lock inside is held for moments only. Imports {@code net} and {@code auth.spi}.
 */
@NullMarked
package dev.turnpike.address;

import org.jspecify.annotations.NullMarked;
