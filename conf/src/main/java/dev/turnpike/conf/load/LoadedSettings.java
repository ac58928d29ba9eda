package dev.turnpike.conf.load;

import dev.turnpike.conf.SecretText;
import dev.turnpike.conf.Settings;
import dev.turnpike.conf.ValueParser;
import dev.turnpike.conf.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One section; remembers which keys were asked for. */
final class LoadedSettings implements Settings {

    private static final String FILE_SUFFIX = "-file";

    private final Section section;
    private final IniValues values;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();

    LoadedSettings(Section section, IniValues values, Problems problems) {
        this.section = section;
        this.values = values;
        this.problems = problems;
    }

    @Override
    public String section() {
        return section.name();
    }

    @Override
    public Set<String> keys() {
        return Collections.unmodifiableSet(section.entries().keySet());
    }

    @Override
    public <T> T value(String key, ValueParser<T> parser, T fallback) {
        return value(key, parser).orElse(fallback);
    }

    @Override
    public <T> Optional<T> value(String key, ValueParser<T> parser) {
        return text(key).flatMap(text -> parsed(key, text, parser));
    }

    @Override
    public <T> T required(String key, ValueParser<T> parser, T standIn) {
        if (!section.entries().containsKey(key)) {
            problem(key, "is missing: the server cannot do without it");
        }
        return value(key, parser, standIn);
    }

    @Override
    public <T> List<T> list(String key, ValueParser<T> parser, List<T> fallback) {
        return text(key).map(text -> parsedList(key, text, parser)).orElse(fallback);
    }

    @Override
    public Optional<Path> path(String key) {
        return value(key, Values.PATH).map(path -> entry(key).directory().resolve(path));
    }

    @Override
    public Optional<SecretText> secret(String key) {
        String fileKey = key + FILE_SUFFIX;
        Optional<Path> file = path(fileKey);
        if (file.isEmpty()) {
            return text(key).map(text -> written(key, text));
        }
        if (section.entries().containsKey(key)) {
            asked.add(key);
            problem(key, "stands beside " + fileKey + ": remove one of the two");
        }
        return secretIn(fileKey, file.get());
    }

    @Override
    public void problem(String key, String message) {
        Entry entry = section.entries().get(key);
        problems.add(entry == null ? section.where() : entry.where(), section.name(), key, message);
    }

    /** Only the name: values may be secret. */
    @Override
    public String toString() {
        return "[" + section.name() + "]";
    }

    /** Notes every key that nobody asked for, unless nobody read this section at all. */
    void unread(Problems into) {
        if (asked.isEmpty()) {
            return;
        }
        for (Entry entry : section.entries().values()) {
            if (!asked.contains(entry.key())) {
                String meant = Suggestions.nearest(entry.key(), asked)
                        .map(key -> ": did you mean " + key + "?")
                        .orElse(": known here are " + String.join(", ", asked));
                into.add(entry.where(), section.name(), entry.key(), "is no key" + meant);
            }
        }
    }

    private Entry entry(String key) {
        Entry entry = section.entries().get(key);
        if (entry == null) {
            throw new IllegalStateException(key + " has a value but no line");
        }
        return entry;
    }

    private Optional<String> text(String key) {
        asked.add(key);
        if (!section.entries().containsKey(key)) {
            return Optional.empty();
        }
        try {
            String text = values.interpolated(section.name(), key);
            if (!text.isEmpty()) {
                return Optional.of(text);
            }
            problem(key, "has no value: give it one, or remove the line for the default");
        } catch (IllegalArgumentException e) {
            problem(key, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private <T> Optional<T> parsed(String key, String text, ValueParser<T> parser) {
        try {
            return Optional.of(parser.parse(text));
        } catch (IllegalArgumentException e) {
            problem(key, "\"" + printable(key, text) + "\" " + e.getMessage());
            return Optional.empty();
        }
    }

    private <T> List<T> parsedList(String key, String text, ValueParser<T> parser) {
        List<T> parsed = new ArrayList<>();
        for (String element : IniValues.list(text)) {
            if (element.isEmpty()) {
                problem(key, "has a comma with nothing on one side: remove it");
            } else {
                parsed(key, element, parser).ifPresent(parsed::add);
            }
        }
        return List.copyOf(parsed);
    }

    /** What came out of the environment may be a secret in the wrong place: the error shows what stands in the file. */
    private String printable(String key, String text) {
        return values.hasVariable(section.name(), key) ? values.raw(section.name(), key) : text;
    }

    private SecretText written(String key, String text) {
        if (entry(key).publiclyReadable() && !values.hasVariable(section.name(), key)) {
            problem(
                    key,
                    "is a secret in a file that everybody can read: chmod 640 the file, or use " + key + FILE_SUFFIX);
        }
        return SecretText.of(text);
    }

    private Optional<SecretText> secretIn(String key, Path file) {
        try {
            if (TextFile.isOpenToOthers(file)) {
                problem(key, file + " is open to every user of the machine: chmod 600 it");
            }
            return Optional.of(SecretFile.read(file));
        } catch (TextFile.Unusable e) {
            problem(key, file + " " + e.what());
            return Optional.empty();
        }
    }
}
