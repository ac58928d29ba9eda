package dev.turnpike.main;

import dev.turnpike.auth.AuthService;
import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.control.ControlListener;
import dev.turnpike.gre.GreReader;
import dev.turnpike.observe.AccountingListener;
import dev.turnpike.plugin.ProviderCloser;
import dev.turnpike.session.SessionRegistry;
import dev.turnpike.stats.Counters;
import dev.turnpike.tun.TunReader;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the parts in their order. Used by the one thread that runs the server. */
final class Server {

    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private static final Duration CONNECTIONS_END = Duration.ofSeconds(5);
    private static final Duration SESSIONS_END = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final ControlListener listener;
    private final GreReader gre;
    private final TunReader tun;
    private final SessionRegistry sessions;
    private final AuthService auth;
    private final AccountingListener accounting;
    private final ProviderCloser providers;
    private final Counters counters;

    @Inject
    Server(
            ControlListener listener,
            GreReader gre,
            TunReader tun,
            SessionRegistry sessions,
            AuthService auth,
            AccountingListener accounting,
            ProviderCloser providers,
            Counters counters) {
        this.listener = listener;
        this.gre = gre;
        this.tun = tun;
        this.sessions = sessions;
        this.auth = auth;
        this.accounting = accounting;
        this.providers = providers;
        this.counters = counters;
    }

    /**
     * Takes clients from now on. The readers run on platform threads, since they wait inside the kernel.
     *
     * @throws IOException if a listen address cannot be bound; names it and the remedy
     */
    void start() throws IOException {
        listener.start(); // first, since it alone may fail
        Thread.ofPlatform().name("gre-reader").daemon().start(gre);
        Thread.ofPlatform().name("tun-reader").daemon().start(tun);
    }

    /**
     * Takes leave: no new calls, every session ends by LCP, then every connection by its Stop message, then the readers.
     *
     * @param drain how long sessions have
     */
    void stop(Duration drain) throws InterruptedException {
        listener.stopAccepting();
        log.info("stopping: {} sessions end", sessions.size());
        sessions.disconnectAll(TerminateCause.ADMIN_REBOOT, "server shutdown");
        awaitSessions(drain);
        listener.closeConnections(CONNECTIONS_END);
        awaitSessions(SESSIONS_END); // those that were cut off still have their end to account for
        gre.stop();
        tun.stop();
        auth.close();
        accounting.close();
        providers.close();
        log.info("stopped; counted in all: {}", counters.snapshot());
    }

    private void awaitSessions(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (sessions.size() > 0 && System.nanoTime() - end < 0) {
            Thread.sleep(LOOK_AGAIN);
        }
    }
}
