package dev.turnpike.main;

import dev.turnpike.auth.spi.UserDirectory;
import dev.turnpike.conf.ConfigException;
import dev.turnpike.config.TurnpikeConfig;
import java.util.SequencedMap;

/** Finds the providers whose users can be kept. */
@FunctionalInterface
public interface UserDirectories {

    /**
     * The directories by the name of their provider, in the order in which providers are asked.
     *
     * @throws ConfigException if the configuration cannot be used
     * @throws CommandException if a provider cannot be loaded
     */
    SequencedMap<String, UserDirectory> open(TurnpikeConfig config) throws ConfigException, CommandException;
}
