package dev.turnpike.ppp.fsm;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The table of RFC 1661 section 4.1, in the RFC's own order and notation: a row for each event, a column for each state,
 * {@code actions/next state}, and a dash where the event cannot happen.
 *
 * <p>Of the RFC's options this is the plain one. Restart (r): Open in Stopped, Closing, Stopping or Opened changes nothing
 * by itself. Passive (p): after silence the automaton ends in Stopped, where the peer's request still wakes it. Crossed
 * connection (x): the request is sent again.
 */
final class TransitionTable {

    private static final String ROWS = """
                   0        1          2          3            4      5      6          7          8          9
                   Initial  Starting   Closed     Stopped      Closng Stppng Req-Sent   Ack-Rcvd   Ack-Sent   Opened
            Up     2        irc,scr/6  -          -            -      -      -          -          -          -
            Down   -        -          0          tls/1        0      1      1          1          1          tld/1
            Open   tls/1    1          irc,scr/6  3            5      5      6          7          8          9
            Close  0        tlf/0      2          2            4      4      irc,str/4  irc,str/4  irc,str/4  tld,irc,str/4

            TO+    -        -          -          -            str/4  str/5  scr/6      scr/6      scr/8      -
            TO-    -        -          -          -            tlf/2  tlf/3  tlf/3      tlf/3      tlf/3      -

            RCR+   -        -          sta/2      irc,scr,sca/8 4     5      sca/8      sca,tlu/9  sca/8      tld,scr,sca/8
            RCR-   -        -          sta/2      irc,scr,scn/6 4     5      scn/6      scn/7      scn/6      tld,scr,scn/6
            RCA    -        -          sta/2      sta/3        4      5      irc/7      scr/6      irc,tlu/9  tld,scr/6
            RCN    -        -          sta/2      sta/3        4      5      irc,scr/6  scr/6      irc,scr/8  tld,scr/6

            RTR    -        -          sta/2      sta/3        sta/4  sta/5  sta/6      sta/6      sta/6      tld,zrc,sta/5
            RTA    -        -          2          3            tlf/2  tlf/3  6          6          8          tld,scr/6

            RUC    -        -          scj/2      scj/3        scj/4  scj/5  scj/6      scj/7      scj/8      scj/9
            RXJ+   -        -          2          3            4      5      6          6          8          9
            RXJ-   -        -          tlf/2      tlf/3        tlf/2  tlf/3  tlf/3      tlf/3      tlf/3      tld,irc,str/5

            RXR    -        -          2          3            4      5      6          7          8          ser/9
            """;

    private static final int HEADING_LINES = 2;
    private static final State[] STATES = State.values();
    private static final Map<Event, Map<State, Transition>> CELLS = parse();

    private TransitionTable() {}

    /** The cell, or empty where the RFC has a dash. */
    static Optional<Transition> cell(State state, Event event) {
        return Optional.ofNullable(Objects.requireNonNull(CELLS.get(event)).get(state));
    }

    private static Map<Event, Map<State, Transition>> parse() {
        Iterator<String> rows =
                ROWS.lines().skip(HEADING_LINES).filter(line -> !line.isBlank()).iterator();
        Map<Event, Map<State, Transition>> cells = new EnumMap<>(Event.class);
        for (Event event : Event.values()) {
            cells.put(event, parseRow(event, rows.next()));
        }
        return cells;
    }

    private static Map<State, Transition> parseRow(Event event, String row) {
        String[] words = row.strip().split("\\s+", -1);
        if (!words[0].equals(event.label()) || words.length != 1 + STATES.length) {
            throw new IllegalStateException("automaton table row for " + event.label() + " is wrong: " + row);
        }
        Map<State, Transition> cells = new EnumMap<>(State.class);
        for (int column = 0; column < STATES.length; column++) {
            String cell = words[1 + column];
            if (!cell.equals("-")) {
                cells.put(STATES[column], parseCell(cell));
            }
        }
        return cells;
    }

    private static Transition parseCell(String cell) {
        int slash = cell.indexOf('/');
        List<Action> actions = new ArrayList<>();
        if (slash > 0) {
            for (String action : cell.substring(0, slash).split(",", -1)) {
                actions.add(Action.valueOf(action.toUpperCase(Locale.ROOT)));
            }
        }
        return new Transition(STATES[Integer.parseInt(cell.substring(slash + 1))], actions);
    }
}
