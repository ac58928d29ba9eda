/**
 * The built-in PPTP client: connects, negotiates, logs in, pings, and says at which phase and why it fails. Usable as a
 * library.
 *
 * <p>Threads: {@code GreEndpoint} has one platform thread that reads GRE for all tunnels. Each tunnel has two virtual
 * threads: one waits for control messages, the other owns the link and everything that is sent. The caller's thread sets
 * the call up and afterwards talks to the tunnel through its bounded queue.
 *
 * <p>Imports {@code control.message}, {@code gre}, {@code ppp} and below, {@code mppe}, {@code crypto}, {@code net},
 * {@code stats}, {@code text} and {@code conf}; never the server's session.
 */
@NullMarked
package dev.turnpike.probe;

import org.jspecify.annotations.NullMarked;
