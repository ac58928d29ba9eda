package dev.turnpike.auth.spi;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.OptionalBinder;

/**
 * The Guice module of a plugin: the class that {@code module =} names in a section {@code [provider.NAME]}.
 *
 * <p>A plugin's class has one public constructor that takes {@link dev.turnpike.conf.Settings}, reads its whole section
 * there (noting problems, not throwing) and names what it offers in {@link #configure}. The server makes one instance for
 * each section, in a private environment: two providers of one class share nothing. Bindings are explicit. What it
 * offers and implements {@link AutoCloseable} is closed when the server stops.
 */
public abstract class AuthModule extends AbstractModule {

    /** For subclasses. */
    protected AuthModule() {}

    /** Offers a provider that verifies by itself. */
    protected final void authenticator(Class<? extends Authenticator> type) {
        bind(type).in(Scopes.SINGLETON);
        OptionalBinder.newOptionalBinder(binder(), Authenticator.class)
                .setBinding()
                .to(type);
    }

    /** Offers a provider that hands over secrets. */
    protected final void secretStore(Class<? extends SecretStore> type) {
        bind(type).in(Scopes.SINGLETON);
        OptionalBinder.newOptionalBinder(binder(), SecretStore.class)
                .setBinding()
                .to(type);
    }

    /** Offers accounting. */
    protected final void accounting(Class<? extends Accounting> type) {
        bind(type).in(Scopes.SINGLETON);
        OptionalBinder.newOptionalBinder(binder(), Accounting.class)
                .setBinding()
                .to(type);
    }

    /** Offers findings for {@code turnpike check}. */
    protected final void check(Class<? extends ProviderCheck> type) {
        bind(type).in(Scopes.SINGLETON);
        OptionalBinder.newOptionalBinder(binder(), ProviderCheck.class)
                .setBinding()
                .to(type);
    }

    /** Offers {@code turnpike user}. */
    protected final void userDirectory(Class<? extends UserDirectory> type) {
        bind(type).in(Scopes.SINGLETON);
        OptionalBinder.newOptionalBinder(binder(), UserDirectory.class)
                .setBinding()
                .to(type);
    }
}
