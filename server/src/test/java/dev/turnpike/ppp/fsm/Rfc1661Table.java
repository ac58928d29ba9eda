package dev.turnpike.ppp.fsm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The table of RFC 1661 section 4.1 as the RFC prints it: in two halves, with footnote letters. */
final class Rfc1661Table {

    /** One printed cell; {@code actions} in the RFC's order, {@code footnote} blank if there is none. */
    record Cell(String event, int state, List<String> actions, Optional<Integer> next, String footnote) {

        @Override
        public String toString() {
            return event + " in state " + state;
        }
    }

    private Rfc1661Table() {}

    static List<Cell> cells() throws IOException {
        List<Cell> cells = new ArrayList<>();
        int firstState = 0;
        for (String line : text().lines().toList()) {
            String[] halves = line.split("\\|", -1);
            String event = halves[0].strip();
            if (line.contains("Req-Sent")) {
                firstState = 6;
            }
            if (halves.length == 2 && !event.isEmpty() && !event.equals("Events")) {
                String[] words = halves[1].strip().split("\\s+", -1);
                for (int i = 0; i < words.length; i++) {
                    cells.add(cell(event, firstState + i, words[i]));
                }
            }
        }
        return cells;
    }

    private static Cell cell(String event, int state, String word) {
        if (word.equals("-")) {
            return new Cell(event, state, List.of(), Optional.empty(), "");
        }
        int slash = word.indexOf('/');
        List<String> actions =
                slash < 0 ? List.of() : Arrays.asList(word.substring(0, slash).split(",", -1));
        int next = Character.digit(word.charAt(slash + 1), 10);
        return new Cell(event, state, actions, Optional.of(next), word.substring(slash + 2));
    }

    private static String text() throws IOException {
        try (InputStream in = Rfc1661Table.class.getResourceAsStream("rfc1661-section-4.1.txt")) {
            if (in == null) {
                throw new IOException("rfc1661-section-4.1.txt is not among the test resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
