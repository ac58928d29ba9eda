package dev.turnpike.ppp.fsm;

import java.util.List;

/**
 * One cell of the automaton's table.
 *
 * @param next the state entered, which may be the present one
 * @param actions run in this order
 */
public record Transition(State next, List<Action> actions) {

    /** Copies the list. */
    public Transition {
        actions = List.copyOf(actions);
    }
}
