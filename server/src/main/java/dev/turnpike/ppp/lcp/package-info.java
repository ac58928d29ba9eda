/**
 * Link Control Protocol (RFC 1661, RFC 1570): its options, the server's side of their negotiation, echo and rejects.
 *
 * <p>No threads of its own; everything here belongs to the session's thread. Imports {@code ppp}, {@code ppp.negotiation},
 * {@code net} and {@code text}.
 */
@NullMarked
package dev.turnpike.ppp.lcp;

import org.jspecify.annotations.NullMarked;
