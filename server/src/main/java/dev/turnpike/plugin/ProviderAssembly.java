package dev.turnpike.plugin;

import dev.turnpike.auth.AuthProvider;
import dev.turnpike.auth.spi.Accounting;
import dev.turnpike.auth.spi.Authenticator;
import dev.turnpike.auth.spi.ProviderCheck;
import dev.turnpike.auth.spi.SecretStore;
import dev.turnpike.auth.spi.UserDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Optional;

/** Gathers the parts that a plugin's module has bound. Used once, by the injector. */
final class ProviderAssembly implements Provider<AuthProvider> {

    /**
     * Where the parts come from.
     *
     * @param name the provider's
     * @param loader the plugin's
     */
    record Origin(String name, ClassLoader loader) {}

    private final Origin origin;
    private final ProviderCloser closer;
    private final Optional<Authenticator> authenticator;
    private final Optional<SecretStore> secretStore;
    private final Optional<Accounting> accounting;
    private final Optional<ProviderCheck> check;
    private final Optional<UserDirectory> userDirectory;

    @Inject
    ProviderAssembly(
            Origin origin,
            ProviderCloser closer,
            Optional<Authenticator> authenticator,
            Optional<SecretStore> secretStore,
            Optional<Accounting> accounting,
            Optional<ProviderCheck> check,
            Optional<UserDirectory> userDirectory) {
        this.origin = origin;
        this.closer = closer;
        this.authenticator = authenticator;
        this.secretStore = secretStore;
        this.accounting = accounting;
        this.check = check;
        this.userDirectory = userDirectory;
    }

    @Override
    public AuthProvider get() {
        return new AuthProvider(
                origin.name(),
                offered(Authenticator.class, authenticator),
                offered(SecretStore.class, secretStore),
                offered(Accounting.class, accounting),
                offered(ProviderCheck.class, check),
                offered(UserDirectory.class, userDirectory));
    }

    private <T> Optional<T> offered(Class<T> type, Optional<T> part) {
        part.ifPresent(instance -> closer.register(origin, instance));
        return part.map(instance -> PluginCalls.wrap(type, instance, origin.loader()));
    }
}
