package dev.turnpike.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.MapBinder;
import dev.turnpike.auth.AuthProvider;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All providers, for one injector, so that every error of their wiring shows at once. Binds {@code Map<String,
 * AuthProvider>} by name, each {@link AuthProvider} by its name as well, and {@link ProviderCloser}. Plugins may inject
 * {@link dev.turnpike.auth.spi.Sessions}, which the server binds.
 */
public final class ProvidersModule extends AbstractModule {

    private final List<ProviderModule> modules;

    ProvidersModule(List<ProviderModule> modules) {
        this.modules = List.copyOf(modules);
    }

    /** The names of the providers that could be loaded. */
    public Set<String> names() {
        return modules.stream().map(ProviderModule::name).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected void configure() {
        bind(ProviderCloser.class).in(Scopes.SINGLETON);
        MapBinder<String, AuthProvider> byName = MapBinder.newMapBinder(binder(), String.class, AuthProvider.class);
        for (ProviderModule module : modules) {
            install(module);
            byName.addBinding(module.name()).to(module.key());
        }
    }
}
