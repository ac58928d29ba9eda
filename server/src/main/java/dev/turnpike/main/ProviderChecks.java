package dev.turnpike.main;

import dev.turnpike.auth.AuthProvider;
import dev.turnpike.auth.spi.ProviderCheck;
import dev.turnpike.auth.spi.ProviderCheck.Finding;
import dev.turnpike.auth.spi.ProviderCheck.Level;
import dev.turnpike.check.Check;
import dev.turnpike.conf.ConfigException;
import dev.turnpike.config.TurnpikeConfig;
import java.util.List;

/** What the configured providers say of themselves. The plugins stay open until the process ends. */
final class ProviderChecks implements CheckSource {

    @Override
    public List<Check> checks(TurnpikeConfig config) throws CommandException {
        Providers providers = Providers.load(config);
        return List.of(new OfProviders(providers));
    }

    /** Wires the providers when it is run: then the configuration is known to be free of errors. */
    private record OfProviders(Providers providers) implements Check {

        @Override
        public Kind kind() {
            return Kind.BACK_END;
        }

        @Override
        public List<Finding> findings(Subject subject) {
            try {
                return providers.alone().stream()
                        .flatMap(provider -> findings(provider).stream())
                        .toList();
            } catch (ConfigException unwired) {
                return List.of(
                        new Finding(Level.FAIL, "providers", unwired.problems().getFirst(), "mend the plugin"));
            }
        }

        private static List<Finding> findings(AuthProvider provider) {
            return provider.check()
                    .map(ProviderCheck::check)
                    .orElseGet(() -> List.of(new Finding(
                            Level.OK, "provider " + provider.name(), "loaded, has no check of its own", "")));
        }
    }
}
