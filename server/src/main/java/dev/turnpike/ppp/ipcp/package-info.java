/**
 * Internet Protocol Control Protocol (RFC 1332, RFC 1877): its options and the server's side of their negotiation.
 *
 * <p>No threads of its own; everything here belongs to the session's thread. Imports {@code ppp}, {@code ppp.negotiation}
 * and {@code net}.
 */
@NullMarked
package dev.turnpike.ppp.ipcp;

import org.jspecify.annotations.NullMarked;
