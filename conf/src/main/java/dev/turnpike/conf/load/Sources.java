package dev.turnpike.conf.load;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lines of a configuration file and of all it includes, in sections, with the place of each. Notes what no INI reader
 * would find: lines that are neither this nor that, keys given twice, keys outside of any section.
 */
final class Sources {

    private static final String INCLUDE = "include";

    private final Problems problems;
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final Set<Path> files = new HashSet<>();

    Sources(Problems problems) {
        this.problems = problems;
    }

    /** By name, in the order of the files. */
    Map<String, Section> sections() {
        return sections;
    }

    /** Reads a file and what it includes. */
    void read(Path file) throws TextFile.Unusable {
        String text = String.valueOf(TextFile.read(file));
        read(file, text, TextFile.isOpenToOthers(file));
    }

    /** Reads text as if it stood in {@code file}. */
    void read(Path file, String text, boolean publiclyReadable) {
        int order = register(file);
        Path directory = Includes.directory(file);
        Optional<Section> section = Optional.empty();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Location where = new Location(order, file.toString(), i + 1);
            switch (SourceLine.of(lines.get(i))) {
                case SourceLine.Blank() -> {}
                case SourceLine.Wrong(String what) -> problems.add(where, what);
                case SourceLine.Header(String name) ->
                    section = Optional.of(sections.computeIfAbsent(name, n -> new Section(where, n)));
                case SourceLine.Assignment(String key, String value) -> {
                    Entry entry = new Entry(where, directory, publiclyReadable, key, value);
                    if (key.equals(INCLUDE)) {
                        include(entry);
                    } else {
                        section.ifPresentOrElse(
                                s -> add(s, entry),
                                () -> problems.add(
                                        where, key + " stands in no section: put it below a line [section]"));
                    }
                }
            }
        }
    }

    private void add(Section section, Entry entry) {
        Entry first = section.entries().putIfAbsent(entry.key(), entry);
        if (first != null) {
            problems.add(
                    entry.where(),
                    section.name(),
                    entry.key(),
                    "is given twice, first at " + first.where() + ": remove one of the two");
        }
    }

    private void include(Entry entry) {
        try {
            for (Path file : Includes.files(entry)) {
                include(entry, file);
            }
        } catch (IllegalArgumentException e) {
            problems.add(entry.where(), INCLUDE + ": " + e.getMessage());
        }
    }

    private void include(Entry entry, Path file) {
        if (files.contains(Includes.identity(file))) {
            problems.add(
                    entry.where(), INCLUDE + ": " + file + " is read already: a file is included once, not in a loop");
            return;
        }
        try {
            read(file);
        } catch (TextFile.Unusable e) {
            if (e.line() == 0) {
                problems.add(entry.where(), INCLUDE + ": " + file + " " + e.what());
            } else {
                problems.add(new Location(register(file), file.toString(), e.line()), e.what());
            }
        }
    }

    private int register(Path file) {
        files.add(Includes.identity(file));
        return files.size() - 1;
    }
}
