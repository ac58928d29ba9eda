package dev.turnpike.conf.load;

import dev.turnpike.conf.ConfigException;
import dev.turnpike.conf.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads a configuration file with all it includes.
 *
 * <p>What is wrong in the files does not stop the reading: {@link Configuration#verify()} tells it together with what the
 * components find.
 */
public final class ConfigLoader {

    private final Map<String, String> environment;

    /** With the variables that {@code ${env:NAME}} finds, usually {@link System#getenv()}. */
    public ConfigLoader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Reads {@code file}.
     *
     * @throws ConfigException if there is nothing to read
     */
    public Configuration load(Path file) throws ConfigException {
        Problems problems = new Problems();
        Sources sources = new Sources(problems);
        try {
            sources.read(file);
        } catch (TextFile.Unusable e) {
            throw new ConfigException(List.of(new Location(0, file.toString(), e.line()) + ": " + e.what()));
        }
        return configuration(file, sources, problems);
    }

    /** Reads {@code text} as if it stood in {@code file}, which need not exist; what it includes must. */
    public Configuration parse(Path file, String text) {
        Problems problems = new Problems();
        Sources sources = new Sources(problems);
        sources.read(file, text, false);
        return configuration(file, sources, problems);
    }

    private Configuration configuration(Path file, Sources sources, Problems problems) {
        IniValues values = new IniValues(sources.sections().values(), environment);
        Location whole = new Location(0, file.toString(), 0);
        return new LoadedConfiguration(whole, sources.sections(), values, problems);
    }
}
