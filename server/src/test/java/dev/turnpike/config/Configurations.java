package dev.turnpike.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnpike.conf.ConfigException;
import dev.turnpike.conf.Configuration;
import dev.turnpike.conf.load.ConfigLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Configurations out of text, for tests. */
final class Configurations {

    private Configurations() {}

    static Configuration of(String text) {
        return new ConfigLoader(Map.of()).parse(Path.of("t.conf"), text);
    }

    /** What is said about a configuration with these lines in a section and a provider. */
    static List<String> problems(String section, String... lines) {
        Configuration configuration =
                of("[" + section + "]\n" + String.join("\n", lines) + "\n[provider.p]\nmodule = file\n");
        TurnpikeConfig.from(configuration);
        ConfigException problems = catchThrowableOfType(ConfigException.class, configuration::verify);
        return problems == null ? List.of() : problems.problems();
    }

    /** The configuration with these lines in a section and a provider; it must be fine. */
    static TurnpikeConfig read(String section, String... lines) throws ConfigException {
        Configuration configuration =
                of("[" + section + "]\n" + String.join("\n", lines) + "\n[provider.p]\nmodule = file\n");
        TurnpikeConfig config = TurnpikeConfig.from(configuration);
        configuration.verify();
        return config;
    }
}
