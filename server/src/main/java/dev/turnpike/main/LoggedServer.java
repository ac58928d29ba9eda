package dev.turnpike.main;

import dev.turnpike.conf.ConfigException;
import dev.turnpike.config.TurnpikeConfig;
import dev.turnpike.logging.Console;
import dev.turnpike.logging.Logging;
import dev.turnpike.os.SdNotify;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The server of {@code turnpike serve}: with its log open from before the first line until after the last. */
final class LoggedServer implements ServerLauncher {

    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    private final Map<String, String> environment;

    LoggedServer(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public int run(TurnpikeConfig config) throws ConfigException, CommandException {
        Logging logging = Logging.ofProcess(Console.of(System.out, environment, STANDARD_OUTPUT), System.err);
        try {
            logging.apply(config.log());
        } catch (IOException unwritable) {
            throw new CommandException(ExitStatus.UNAVAILABLE, String.valueOf(unwritable.getMessage()), unwritable);
        }
        SdNotify systemd = SdNotify.from(environment, ProcessHandle.current().pid());
        return new ServerRunner(systemd, logging::close).run(config);
    }
}
