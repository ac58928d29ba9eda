package dev.turnpike.auth;

import dev.turnpike.auth.spi.Accounting;
import dev.turnpike.auth.spi.Authenticator;
import dev.turnpike.auth.spi.ProviderCheck;
import dev.turnpike.auth.spi.SecretStore;
import dev.turnpike.auth.spi.UserDirectory;
import java.util.Optional;

/**
 * A provider of the configuration, and what its plugin offers.
 *
 * @param name as in {@code [provider.NAME]}
 */
public record AuthProvider(
        String name,
        Optional<Authenticator> authenticator,
        Optional<SecretStore> secretStore,
        Optional<Accounting> accounting,
        Optional<ProviderCheck> check,
        Optional<UserDirectory> userDirectory) {}
