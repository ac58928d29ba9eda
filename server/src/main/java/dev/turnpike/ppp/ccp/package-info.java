/**
 * Compression Control Protocol (RFC 1962), here only the way to agree on MPPE (RFC 3078): its options, the server's side
 * of their negotiation, and the requests to reset.
 *
 * <p>No threads of its own; everything here belongs to the session's thread. Imports {@code ppp}, {@code ppp.negotiation}
 * and {@code net}.
 */
@NullMarked
package dev.turnpike.ppp.ccp;

import org.jspecify.annotations.NullMarked;
