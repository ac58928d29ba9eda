/**
 * Option negotiation as all control protocols do it (RFC 1661 sections 4 to 6): retransmission, identifiers, loops of
 * Nak, rejects and the end. LCP, CCP and the network control protocols are an option codec and a negotiator plugged in.
 *
 * <p>No threads of its own; everything here belongs to the session's thread, which passes packets and time in. Imports
 * {@code ppp}, {@code ppp.fsm}, {@code net} and {@code text}.
 */
@NullMarked
package dev.turnpike.ppp.negotiation;

import org.jspecify.annotations.NullMarked;
