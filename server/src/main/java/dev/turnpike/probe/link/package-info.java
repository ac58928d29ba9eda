/**
 * The client's PPP: LCP, login, encryption, addresses and packets, on the same codecs and the same automaton as the server,
 * with the negotiators of the other side.
 *
 * <p>No threads of its own and no sockets: whoever owns the {@code ProbeLink} passes GRE packets and time in, and GRE
 * packets go out by a {@code GreSocket}, which may be a fake. Imports {@code gre}, {@code ppp} and below, {@code mppe},
 * {@code crypto}, {@code net}, {@code stats}, {@code text}, {@code conf} and {@code probe.report}.
 */
@NullMarked
package dev.turnpike.probe.link;

import org.jspecify.annotations.NullMarked;
