package dev.turnpike.plugin;

import com.google.inject.Key;
import com.google.inject.PrivateModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.name.Names;
import dev.turnpike.auth.AuthProvider;
import dev.turnpike.auth.spi.Accounting;
import dev.turnpike.auth.spi.AuthModule;
import dev.turnpike.auth.spi.Authenticator;
import dev.turnpike.auth.spi.ProviderCheck;
import dev.turnpike.auth.spi.SecretStore;
import dev.turnpike.auth.spi.UserDirectory;
import dev.turnpike.conf.Settings;
import java.util.List;

/**
 * One provider in an environment of its own: two of one class share nothing. Exposes an {@link AuthProvider} named as the
 * section is.
 */
final class ProviderModule extends PrivateModule {

    private static final List<Class<?>> PARTS =
            List.of(Authenticator.class, SecretStore.class, Accounting.class, ProviderCheck.class, UserDirectory.class);

    private final String name;
    private final Settings settings;
    private final AuthModule module;
    private final ClassLoader loader;

    ProviderModule(String name, Settings settings, AuthModule module, ClassLoader loader) {
        this.name = name;
        this.settings = settings;
        this.module = module;
        this.loader = loader;
    }

    String name() {
        return name;
    }

    Key<AuthProvider> key() {
        return Key.get(AuthProvider.class, Names.named(name));
    }

    @Override
    protected void configure() {
        // Without this a helper that two providers did not bind would be made once, in the parent, for both.
        binder().requireExplicitBindings();
        PARTS.forEach(part -> OptionalBinder.newOptionalBinder(binder(), part));
        install(module);
        bind(Settings.class).toInstance(settings);
        bind(ProviderAssembly.Origin.class).toInstance(new ProviderAssembly.Origin(name, loader));
        bind(ProviderAssembly.class);
        bind(key()).toProvider(ProviderAssembly.class).in(Scopes.SINGLETON);
        expose(key());
    }
}
