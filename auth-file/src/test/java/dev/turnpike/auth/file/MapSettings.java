package dev.turnpike.auth.file;

import dev.turnpike.conf.SecretText;
import dev.turnpike.conf.Settings;
import dev.turnpike.conf.ValueParser;
import dev.turnpike.conf.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A section made of a map. */
final class MapSettings implements Settings {

    private final Map<String, String> values;
    private final List<String> problems = new ArrayList<>();

    MapSettings(Map<String, String> values) {
        this.values = values;
    }

    List<String> problems() {
        return problems;
    }

    @Override
    public String section() {
        return "provider.local";
    }

    @Override
    public Set<String> keys() {
        return values.keySet();
    }

    @Override
    public <T> T value(String key, ValueParser<T> parser, T fallback) {
        return value(key, parser).orElse(fallback);
    }

    @Override
    public <T> Optional<T> value(String key, ValueParser<T> parser) {
        String text = values.get(key);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parse(text));
        } catch (IllegalArgumentException e) {
            problem(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public <T> T required(String key, ValueParser<T> parser, T standIn) {
        return value(key, parser, standIn);
    }

    @Override
    public <T> List<T> list(String key, ValueParser<T> parser, List<T> fallback) {
        return value(key, parser).map(List::of).orElse(fallback);
    }

    @Override
    public Optional<Path> path(String key) {
        return value(key, Values.PATH);
    }

    @Override
    public Optional<SecretText> secret(String key) {
        return Optional.ofNullable(values.get(key)).map(SecretText::of);
    }

    @Override
    public void problem(String key, String message) {
        problems.add(key + ": " + message);
    }
}
