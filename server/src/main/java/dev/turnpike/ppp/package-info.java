/**
 * What every PPP protocol of a session shares: protocol numbers, the frame header, the control packet, identifiers.
 *
 * <p>No threads of its own; mutable objects belong to the session's thread. Imports {@code dev.turnpike.net}. Logs
 * nothing.
 */
@NullMarked
package dev.turnpike.ppp;

import org.jspecify.annotations.NullMarked;
