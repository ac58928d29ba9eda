package dev.turnpike.main;

import dev.turnpike.auth.AuthProvider;
import dev.turnpike.auth.spi.UserDirectory;
import dev.turnpike.conf.ConfigException;
import dev.turnpike.config.TurnpikeConfig;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The users of the configured providers. The plugins stay open until the process ends. */
final class ProviderUsers implements UserDirectories {

    @Override
    public SequencedMap<String, UserDirectory> open(TurnpikeConfig config) throws ConfigException, CommandException {
        Providers providers = Providers.load(config);
        config.source().verify();
        SequencedMap<String, UserDirectory> directories = new LinkedHashMap<>();
        for (AuthProvider provider : providers.alone()) {
            provider.userDirectory().ifPresent(directory -> directories.put(provider.name(), directory));
        }
        return directories;
    }
}
