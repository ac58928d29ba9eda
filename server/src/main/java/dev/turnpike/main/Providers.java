package dev.turnpike.main;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import com.google.inject.spi.Message;
import dev.turnpike.auth.AuthProvider;
import dev.turnpike.auth.spi.Sessions;
import dev.turnpike.conf.ConfigException;
import dev.turnpike.config.AuthSectionConfig;
import dev.turnpike.config.TurnpikeConfig;
import dev.turnpike.plugin.PluginDirectory;
import dev.turnpike.plugin.PluginException;
import dev.turnpike.plugin.ProviderLoader;
import dev.turnpike.session.SessionRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The plugins that a configuration names, loaded. Owned by the thread that starts the server or runs a command. */
final class Providers implements AutoCloseable {

    private static final Key<Map<String, AuthProvider>> BY_NAME = Key.get(new TypeLiteral<>() {});

    private final TurnpikeConfig config;
    private final PluginDirectory directory;
    private final Module module;

    private Providers(TurnpikeConfig config, PluginDirectory directory, Module module) {
        this.config = config;
        this.directory = directory;
        this.module = module;
    }

    /**
     * Loads them; each reads its section, and what is wrong with one becomes a problem of the configuration.
     *
     * @throws CommandException if the plugins' directory cannot be read
     */
    static Providers load(TurnpikeConfig config) throws CommandException {
        try {
            PluginDirectory directory = PluginDirectory.open(
                    config.server().plugins().orElseGet(Distribution::plugins), Providers.class.getClassLoader());
            return new Providers(
                    config,
                    directory,
                    new ProviderLoader(directory).load(config.auth().providers()));
        } catch (PluginException unreadable) {
            throw new CommandException(ExitStatus.UNAVAILABLE, String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    /**
     * Wires them together with {@code server}.
     *
     * @throws ConfigException if they cannot be wired; with every reason
     */
    Injector wire(Module server) throws ConfigException {
        try {
            return Guice.createInjector(Stage.PRODUCTION, module, server);
        } catch (CreationException failure) {
            for (Message message : failure.getErrorMessages()) {
                if (message.getCause() instanceof ConfigException reason) {
                    throw reason; // what is wrong in words, instead of where the wiring stopped at it
                }
            }
            throw new ConfigException(List.of("[auth] providers cannot be wired: " + failure.getMessage()));
        }
    }

    /** The providers by themselves, for commands; they see a server without sessions. In the order of asking. */
    List<AuthProvider> alone() throws ConfigException {
        Injector injector = wire(new AbstractModule() {
            @Override
            protected void configure() {
                bind(Sessions.class).toInstance(new SessionRegistry(0));
            }
        });
        return ordered(config, injector.getInstance(BY_NAME));
    }

    /** In the order of {@code [auth] providers}. */
    static List<AuthProvider> ordered(TurnpikeConfig config, Map<String, AuthProvider> byName) {
        return config.auth().providers().stream()
                .map(AuthSectionConfig.Provider::name)
                .map(name -> Objects.requireNonNull(byName.get(name)))
                .toList();
    }

    @Override
    public void close() {
        directory.close();
    }
}
