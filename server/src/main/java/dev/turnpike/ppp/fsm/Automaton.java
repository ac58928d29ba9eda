package dev.turnpike.ppp.fsm;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One instance of the option negotiation automaton (RFC 1661 section 4). Owned by the session's thread.
 *
 * <p>Never re-enters: an event raised by an action waits until all actions of the present event have run.
 */
public final class Automaton {

    private final Consumer<Action> actions;
    private final ArrayDeque<Event> waiting = new ArrayDeque<>(); // bounded by what one event's actions raise
    private State state = State.INITIAL;
    private boolean firing;

    /** Starts in Initial; {@code actions} runs each action when its turn comes, with {@link #state()} the new one. */
    public Automaton(Consumer<Action> actions) {
        this.actions = actions;
    }

    /** The present state. */
    public State state() {
        return state;
    }

    /** The cell of the RFC's table, or empty where the RFC calls the event impossible. */
    public static Optional<Transition> transition(State state, Event event) {
        return TransitionTable.cell(state, event);
    }

    /**
     * Enters the next state, then runs the actions.
     *
     * @throws IllegalStateException if the RFC's table calls the event impossible in this state: a fault of the caller
     */
    public void fire(Event event) {
        waiting.add(event);
        if (firing) {
            return;
        }
        firing = true;
        try {
            for (Event next = waiting.poll(); next != null; next = waiting.poll()) {
                step(next);
            }
        } finally {
            waiting.clear();
            firing = false;
        }
    }

    private void step(Event event) {
        Transition transition = transition(state, event)
                .orElseThrow(() -> new IllegalStateException(
                        "event " + event.label() + " is impossible in state " + state + " (RFC 1661 section 4.1)"));
        state = transition.next();
        transition.actions().forEach(actions);
    }
}
