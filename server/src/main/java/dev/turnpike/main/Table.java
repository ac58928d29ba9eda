package dev.turnpike.main;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A listing: aligned columns for people, JSON for programs. Cells are text from the operator's own files and from this
 * server; control characters are taken out.
 */
final class Table {

    private static final String GAP = "  ";
    private static final String PLAIN = "\u001b[0m";
    private static final Map<String, String> COLOURS =
            Map.of("OK", "\u001b[32m", "WARN", "\u001b[33m", "FAIL", "\u001b[31m");

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** With the columns' names as JSON has them; people see them in capitals. */
    Table(String... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row with a cell for each column. */
    void add(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(Table::printable).toList());
    }

    /** Aligned columns with a head, a line each, without blanks at the ends of lines. */
    String text(boolean colours) {
        List<String> head =
                columns.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
        List<Integer> widths = IntStream.range(0, columns.size())
                .mapToObj(column -> Math.max(
                        head.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toList();
        StringBuilder text = new StringBuilder(line(head, widths, false));
        rows.forEach(row -> text.append(line(row, widths, colours)));
        return text.toString();
    }

    /** An array with an object for each row. */
    String json() {
        return rows.stream().map(this::object).collect(Collectors.joining(",\n ", "[", "]\n"));
    }

    private String object(List<String> row) {
        return IntStream.range(0, columns.size())
                .mapToObj(column -> Json.string(columns.get(column)) + ": " + Json.string(row.get(column)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String line(List<String> cells, List<Integer> widths, boolean colours) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String colour = colours ? COLOURS.getOrDefault(cell, "") : "";
            line.append(colour.isEmpty() ? cell : colour + cell + PLAIN);
            line.append(" ".repeat(widths.get(column) - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static String printable(String cell) {
        return cell.replaceAll("\\p{Cntrl}", "?");
    }
}
