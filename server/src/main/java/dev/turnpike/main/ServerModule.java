package dev.turnpike.main;

import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.turnpike.address.AddressPool;
import dev.turnpike.auth.AuthChain;
import dev.turnpike.auth.AuthProvider;
import dev.turnpike.auth.AuthService;
import dev.turnpike.auth.spi.Accounting;
import dev.turnpike.auth.spi.Sessions;
import dev.turnpike.conf.ConfigException;
import dev.turnpike.config.TurnpikeConfig;
import dev.turnpike.control.CallIds;
import dev.turnpike.control.ControlListener;
import dev.turnpike.event.EventBus;
import dev.turnpike.gre.CallTable;
import dev.turnpike.gre.GreReader;
import dev.turnpike.net.PacketPool;
import dev.turnpike.net.Ticker;
import dev.turnpike.observe.AccountingListener;
import dev.turnpike.observe.LogListener;
import dev.turnpike.session.SessionFactory;
import dev.turnpike.session.SessionRegistry;
import dev.turnpike.session.SessionServices;
import dev.turnpike.session.SessionSettings;
import dev.turnpike.stats.Counters;
import dev.turnpike.tun.RouteTable;
import dev.turnpike.tun.TunReader;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Wires the server. Everything is one of its kind, and made at the start. Private, so that a plugin sees of the server only
 * what is exposed here, and may bind the same types for itself.
 */
final class ServerModule extends PrivateModule {

    /** Tries under way at once, and tries that may wait: a back end of two seconds then serves 32 logins a second. */
    private static final int AUTH_THREADS = 64;

    private static final int AUTH_WAITING = 1024;

    /** Idle buffers of 2 KB that are kept. */
    private static final int POOLED_PACKETS = 4096;

    private final TurnpikeConfig config;
    private final Kernel kernel;
    private final FailureSignal failure;

    ServerModule(TurnpikeConfig config, Kernel kernel, FailureSignal failure) {
        this.config = config;
        this.kernel = kernel;
        this.failure = failure;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        bind(Counters.class).toInstance(new Counters());
        bind(PacketPool.class).toInstance(new PacketPool(POOLED_PACKETS));
        bind(CallTable.class).toInstance(new CallTable());
        bind(RouteTable.class).toInstance(new RouteTable());
        bind(Ticker.class).toInstance(Ticker.system());
        bind(InstantSource.class).toInstance(InstantSource.system());
        bind(SecureRandom.class).toInstance(new SecureRandom());
        bind(SessionRegistry.class)
                .toInstance(new SessionRegistry(config.server().maxSessions()));
        bind(Sessions.class).to(SessionRegistry.class);
        bind(Server.class).in(Singleton.class);
        expose(Server.class);
        expose(AuthService.class);
        expose(Sessions.class);
    }

    @Provides
    @Singleton
    AuthChain authChain(Map<String, AuthProvider> providers, Ticker ticker) {
        return new AuthChain(Providers.ordered(config, providers), ticker);
    }

    @Provides
    @Singleton
    AuthService authService(AuthChain chain) {
        return new AuthService(chain, config.auth().timeout(), AUTH_THREADS, AUTH_WAITING);
    }

    @Provides
    @Singleton
    AccountingListener accounting(Map<String, AuthProvider> providers) {
        Map<String, Accounting> accountings = new HashMap<>();
        providers.forEach((name, provider) -> provider.accounting().ifPresent(a -> accountings.put(name, a)));
        return new AccountingListener(accountings);
    }

    @Provides
    @Singleton
    EventBus events(AccountingListener accounting) {
        return new EventBus(List.of(new LogListener(), accounting));
    }

    @Provides
    @Singleton
    SessionSettings sessionSettings(AuthService auth) throws ConfigException {
        return ConfiguredSessions.settings(config, auth.methods());
    }

    @Provides
    @Singleton
    AddressPool addresses() {
        return new AddressPool(
                config.tunnel().addressPool(), List.of(config.tunnel().localAddress()));
    }

    @Provides
    @Singleton
    SessionServices sessionServices(
            CallTable calls,
            RouteTable routes,
            AddressPool addresses,
            AuthService auth,
            EventBus events,
            Shared shared) {
        return new SessionServices(
                kernel.gre(),
                calls,
                kernel.tun(),
                routes,
                kernel.hostRoutes(),
                addresses,
                auth,
                events,
                shared.counters(),
                shared.pool(),
                shared.ticker(),
                shared.clock(),
                shared.random());
    }

    /** What nearly everything needs. */
    record Shared(Counters counters, PacketPool pool, Ticker ticker, InstantSource clock, SecureRandom random) {}

    @Provides
    @Singleton
    Shared shared(Counters counters, PacketPool pool, Ticker ticker, InstantSource clock, SecureRandom random) {
        return new Shared(counters, pool, ticker, clock, random);
    }

    @Provides
    @Singleton
    SessionFactory sessionFactory(SessionSettings settings, SessionServices services, SessionRegistry registry) {
        return new SessionFactory(settings, services, registry);
    }

    @Provides
    @Singleton
    ControlListener controlListener(SessionFactory calls, Ticker ticker, SecureRandom random) {
        return new ControlListener(
                ConfiguredSessions.control(config.server()),
                source -> true,
                calls,
                new CallIds(random, ticker),
                ticker);
    }

    @Provides
    @Singleton
    GreReader greReader(CallTable calls, Shared shared) {
        return new GreReader(kernel.gre(), calls, shared.pool(), shared.counters(), failure::raise);
    }

    @Provides
    @Singleton
    TunReader tunReader(RouteTable routes, Shared shared) {
        return new TunReader(kernel.tun(), routes, shared.pool(), shared.counters(), failure::raise);
    }
}
