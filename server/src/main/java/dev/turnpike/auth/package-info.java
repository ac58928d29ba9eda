/**
 * Deciding a login: the chain of providers, the pool that asks them, the line that tells of a failure.
 *
 * <p>Providers are asked on a bounded pool of platform threads, since plugins block; nobody else ever runs plugin code.
 * May import {@code auth.spi}, {@code crypto}, {@code conf}, {@code text}, {@code event}.
 */
@NullMarked
package dev.turnpike.auth;

import org.jspecify.annotations.NullMarked;
