package dev.turnpike.main;

import dev.turnpike.conf.ConfigException;
import dev.turnpike.conf.load.ConfigLoader;
import dev.turnpike.config.TurnpikeConfig;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option that names the configuration file, for every command that reads it. */
final class ConfigOption {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "/etc/turnpike/turnpike.conf",
            description = "The configuration file (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("/etc/turnpike/turnpike.conf");

    Path file() {
        return file;
    }

    /** The configuration, not yet verified. */
    TurnpikeConfig read(Map<String, String> environment) throws ConfigException {
        return TurnpikeConfig.from(new ConfigLoader(environment).load(file));
    }
}
