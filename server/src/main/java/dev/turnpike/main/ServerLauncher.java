package dev.turnpike.main;

import dev.turnpike.conf.ConfigException;
import dev.turnpike.config.TurnpikeConfig;

/** Runs the server in the foreground. */
@FunctionalInterface
public interface ServerLauncher {

    /**
     * Returns when the server has stopped.
     *
     * @return the exit status, see {@link ExitStatus}
     * @throws ConfigException if the configuration cannot be used; the launcher verifies it when each provider's module has
     *     read its section
     * @throws CommandException if something that the server needs is missing
     */
    int run(TurnpikeConfig config) throws ConfigException, CommandException;
}
