/**
 * Reserved for the RADIUS provider. Holds no code yet, and nothing in the configuration can name it.
 *
 * <p>May import {@code dev.turnpike.auth.spi} and {@code dev.turnpike.conf}, never the server.
 */
@NullMarked
package dev.turnpike.auth.radius;

import org.jspecify.annotations.NullMarked;
