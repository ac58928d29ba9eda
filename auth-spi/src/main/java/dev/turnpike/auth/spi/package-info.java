/**
 * What a plugin implements and sees: providers that verify a login or hand over a secret, what they grant, accounting.
 *
 * <p>Plugin code runs on threads of a bounded pool of platform threads, so it may block; every call has a deadline, after
 * which the server goes on without it. Imports {@code dev.turnpike.conf} and Guice, nothing of the server.
 */
@NullMarked
package dev.turnpike.auth.spi;

import org.jspecify.annotations.NullMarked;
