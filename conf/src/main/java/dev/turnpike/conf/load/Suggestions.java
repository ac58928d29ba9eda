package dev.turnpike.conf.load;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody probably meant. */
final class Suggestions {

    private Suggestions() {}

    /** The nearest of {@code known}, unless all are too far to be meant. */
    static Optional<String> nearest(String typed, Collection<String> known) {
        int limit = Math.max(2, typed.length() / 3);
        return known.stream()
                .filter(candidate -> distance(typed, candidate) <= limit)
                .min(Comparator.<String>comparingInt(candidate -> distance(typed, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Edits from one to the other: insert, remove, replace, swap two neighbours. Case and {@code _} for - are free. */
    static int distance(String from, String to) {
        String a = plain(from);
        String b = plain(to);
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = Math.min(i == 0 || j == 0 ? i + j : Integer.MAX_VALUE, cheapest(edits, a, b, i, j));
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(int[][] edits, String a, String b, int i, int j) {
        if (i == 0 || j == 0) {
            return Integer.MAX_VALUE;
        }
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
