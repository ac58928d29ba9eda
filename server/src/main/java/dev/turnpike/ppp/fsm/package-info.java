/**
 * The option negotiation automaton of RFC 1661 section 4 as a table: states, events, actions, and nothing of packets,
 * options or time.
 *
 * <p>No threads of its own; an automaton belongs to the session's thread. Imports nothing of the project and logs nothing.
 */
@NullMarked
package dev.turnpike.ppp.fsm;

import org.jspecify.annotations.NullMarked;
