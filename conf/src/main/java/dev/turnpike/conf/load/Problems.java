package dev.turnpike.conf.load;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that is wrong, each thing once. */
final class Problems {

    private record Problem(Location where, String what) {}

    private final Set<Problem> noted = new LinkedHashSet<>();

    Problems() {}

    Problems(Problems others) {
        noted.addAll(others.noted);
    }

    /** Something about a line that is not yet known to belong to a key. */
    void add(Location where, String what) {
        noted.add(new Problem(where, what));
    }

    /** Something about a section. */
    void add(Location where, String section, String what) {
        add(where, "[" + section + "] " + what);
    }

    /** Something about the value of a key. */
    void add(Location where, String section, String key, String what) {
        add(where, section, key + ": " + what);
    }

    /** One line each, in the order of the files and their lines. */
    List<String> lines() {
        return noted.stream()
                .sorted(Comparator.comparing(Problem::where))
                .map(problem -> problem.where() + ": " + problem.what())
                .toList();
    }
}
