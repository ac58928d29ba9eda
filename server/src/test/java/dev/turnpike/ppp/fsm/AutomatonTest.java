package dev.turnpike.ppp.fsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AutomatonTest {

    private static final State[] STATES = State.values();

    private final List<Action> ran = new ArrayList<>();
    private final Automaton automaton = new Automaton(ran::add);

    static List<Rfc1661Table.Cell> rfcCells() throws IOException {
        return Rfc1661Table.cells();
    }

    @Test
    void theRfcHasOneHundredAndSixtyCells() throws IOException {
        assertThat(rfcCells()).hasSize(STATES.length * Event.values().length).hasSize(160);
    }

    @ParameterizedTest
    @MethodSource("rfcCells")
    void everyCellIsThatOfTheRfc(Rfc1661Table.Cell cell) {
        Event event = event(cell.event());
        State state = STATES[cell.state()];

        Optional<Transition> ours = Automaton.transition(state, event);

        assertThat(ours.map(Transition::next)).isEqualTo(cell.next().map(number -> STATES[number]));
        assertThat(ours.map(Transition::actions).orElse(List.of()))
                .extracting(action -> action.name().toLowerCase(Locale.ROOT))
                .isEqualTo(cell.actions());
    }

    /** Of the RFC's three options the plain one is taken each time; the cells are then those printed. */
    @Test
    void footnotesStandOnlyWherePlainBehaviourIsOneOfTheChoices() throws IOException {
        assertThat(rfcCells().stream().filter(cell -> cell.footnote().equals("p")))
                .as("passive: after silence we end in Stopped, and do not stay and wait")
                .extracting(Rfc1661Table.Cell::toString)
                .containsExactly("TO- in state 6", "TO- in state 7", "TO- in state 8");
        assertThat(rfcCells().stream().filter(cell -> cell.footnote().equals("r")))
                .as("restart: Open does not bring a layer down and up again")
                .extracting(Rfc1661Table.Cell::toString)
                .containsExactly("Open in state 3", "Open in state 4", "Open in state 5", "Open in state 9");
        assertThat(rfcCells().stream().filter(cell -> cell.footnote().equals("x")))
                .as("crossed connection: the request is sent again")
                .extracting(Rfc1661Table.Cell::toString)
                .containsExactly("RCA in state 7", "RCA in state 9", "RCN in state 7", "RCN in state 9");
        assertThat(rfcCells()).extracting(Rfc1661Table.Cell::footnote).containsOnly("", "p", "r", "x");
    }

    @Test
    void actionsRunInOrderInTheNewState() {
        List<String> seen = new ArrayList<>();
        Automaton[] holder = new Automaton[1];
        holder[0] = new Automaton(action -> seen.add(action + " in " + holder[0].state()));
        holder[0].fire(Event.OPEN);
        holder[0].fire(Event.UP);

        assertThat(seen).containsExactly("TLS in STARTING", "IRC in REQ_SENT", "SCR in REQ_SENT");
    }

    @Test
    void anEventRaisedByAnActionWaitsUntilTheActionsOfThePresentOneHaveRun() {
        List<String> seen = new ArrayList<>();
        Automaton[] holder = new Automaton[1];
        holder[0] = new Automaton(action -> {
            seen.add(action + " in " + holder[0].state());
            if (action == Action.IRC && holder[0].state() == State.REQ_SENT) {
                holder[0].fire(Event.CLOSE);
            }
        });
        holder[0].fire(Event.OPEN);
        holder[0].fire(Event.UP);

        assertThat(seen)
                .containsExactly(
                        "TLS in STARTING", "IRC in REQ_SENT", "SCR in REQ_SENT", "IRC in CLOSING", "STR in CLOSING");
        assertThat(holder[0].state()).isEqualTo(State.CLOSING);
    }

    @Test
    void anImpossibleEventIsRefusedWithItsNameAndTheState() {
        assertThatIllegalStateException()
                .isThrownBy(() -> automaton.fire(Event.RCR_PLUS))
                .withMessage("event RCR+ is impossible in state INITIAL (RFC 1661 section 4.1)");

        assertThat(automaton.state()).isEqualTo(State.INITIAL);
        assertThat(ran).isEmpty();
    }

    @Test
    void afterAFailedActionTheNextEventIsFiredAgain() {
        boolean[] fail = {true};
        Automaton fragile = new Automaton(action -> {
            if (fail[0]) {
                throw new IllegalArgumentException("broken listener");
            }
            ran.add(action);
        });
        try {
            fragile.fire(Event.OPEN);
        } catch (IllegalArgumentException expected) {
            fail[0] = false;
        }
        fragile.fire(Event.UP);

        assertThat(ran).containsExactly(Action.IRC, Action.SCR);
    }

    @Test
    void theTimerRunsInTheFiveStatesThatWaitForAnAnswer() {
        // RFC 1661 section 4.2 on each state.
        assertThat(Arrays.stream(State.values()).filter(State::isTimed))
                .containsExactly(State.CLOSING, State.STOPPING, State.REQ_SENT, State.ACK_RCVD, State.ACK_SENT);
        assertThat(Arrays.stream(State.values()).filter(State::isNegotiating))
                .containsExactly(State.REQ_SENT, State.ACK_RCVD, State.ACK_SENT);
        assertThat(Arrays.stream(State.values()).filter(state -> !state.isLowerUp()))
                .containsExactly(State.INITIAL, State.STARTING);
    }

    private static Event event(String label) {
        return Arrays.stream(Event.values())
                .filter(event -> event.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
