package dev.turnpike.config;

import dev.turnpike.conf.ConfigException;
import dev.turnpike.conf.Configuration;
import dev.turnpike.conf.SecretText;
import dev.turnpike.conf.Settings;
import dev.turnpike.conf.ValueParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A configuration that writes down which keys were asked for, as {@code [section] key}. */
final class RecordingConfiguration implements Configuration {

    private final Configuration configuration;
    private final Set<String> asked = new TreeSet<>();

    RecordingConfiguration(Configuration configuration) {
        this.configuration = configuration;
    }

    Set<String> asked() {
        return asked;
    }

    @Override
    public Settings section(String name) {
        return new Recording(configuration.section(name));
    }

    @Override
    public List<Settings> sections(String prefix) {
        return configuration.sections(prefix).stream()
                .<Settings>map(Recording::new)
                .toList();
    }

    @Override
    public void verify() throws ConfigException {
        configuration.verify();
    }

    private final class Recording implements Settings {

        private final Settings settings;

        Recording(Settings settings) {
            this.settings = settings;
        }

        @Override
        public String section() {
            return settings.section();
        }

        @Override
        public Set<String> keys() {
            return settings.keys();
        }

        @Override
        public <T> T value(String key, ValueParser<T> parser, T fallback) {
            return settings.value(record(key), parser, fallback);
        }

        @Override
        public <T> Optional<T> value(String key, ValueParser<T> parser) {
            return settings.value(record(key), parser);
        }

        @Override
        public <T> T required(String key, ValueParser<T> parser, T standIn) {
            return settings.required(record(key), parser, standIn);
        }

        @Override
        public <T> List<T> list(String key, ValueParser<T> parser, List<T> fallback) {
            return settings.list(record(key), parser, fallback);
        }

        @Override
        public Optional<Path> path(String key) {
            return settings.path(record(key));
        }

        @Override
        public Optional<SecretText> secret(String key) {
            return settings.secret(record(key));
        }

        @Override
        public void problem(String key, String message) {
            settings.problem(key, message);
        }

        private String record(String key) {
            asked.add("[" + section() + "] " + key);
            return key;
        }
    }
}
