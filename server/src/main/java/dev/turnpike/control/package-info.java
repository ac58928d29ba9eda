/**
 * The server's end of the PPTP control connection (RFC 2637 sections 2 and 3): who may connect, what is answered, when a
 * peer is given up, and which calls (tunnels) stand. What a call carries is another's business, behind
 * {@link dev.turnpike.control.CallHandler}.
 *
 * <h2>Threads</h2>
 *
 * Of each listen address one virtual acceptor. Of each connection three virtual threads:
 *
 * <ul>
 *   <li><b>control-N</b> owns all state. It waits for the next event or the next deadline, whichever comes first, and
 *       never does I/O.
 *   <li><b>control-N-reader</b> blocks in the socket's read and hands whole messages over, a few at most.
 *   <li><b>control-N-writer</b> blocks in the socket's write.
 * </ul>
 *
 * They are three because a plain blocking socket can be waited for in one way at a time. A thread in {@code read} cannot
 * be told by a session that its call has ended without the socket being closed under it, and the three seconds that the
 * peer then has for its Stop-Control-Connection-Reply could not begin; a thread in {@code write} to a peer that never
 * reads notices nothing at all. This way everybody reaches the connection by a queue, nobody waits for a peer but the
 * thread made for it, and no timer thread is needed. An idle virtual thread costs about a kilobyte.
 *
 * <h2>Imports</h2>
 *
 * {@code net}, {@code text} and {@code control.message}. {@link dev.turnpike.control.CallHandler} and
 * {@link dev.turnpike.control.ConnectionGate} are implemented elsewhere and tied on at start.
 */
@NullMarked
package dev.turnpike.control;

import org.jspecify.annotations.NullMarked;
