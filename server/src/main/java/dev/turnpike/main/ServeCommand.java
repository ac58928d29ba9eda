package dev.turnpike.main;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code turnpike serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the server in the foreground until SIGTERM.",
        footer = {"", "Example:", "  turnpike serve --config /etc/turnpike/turnpike.conf"})
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    private final ServerLauncher launcher;
    private final Map<String, String> environment;

    ServeCommand(ServerLauncher launcher, Map<String, String> environment) {
        this.launcher = launcher;
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        return launcher.run(config.read(environment));
    }
}
