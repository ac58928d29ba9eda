package dev.turnpike.observe;

import dev.turnpike.auth.spi.Accounting;
import dev.turnpike.event.SessionEvent;
import dev.turnpike.event.SessionListener;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the beginning and end of sessions to the provider that accepted them. Sessions put events into a bounded queue;
 * one platform thread of its own, since plugins may block, takes them out in order.
 */
public final class AccountingListener implements SessionListener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AccountingListener.class);
    private static final int QUEUE_LIMIT = 16_384;

    private final Map<String, Accounting> accountings;
    private final ArrayBlockingQueue<SessionEvent> queue = new ArrayBlockingQueue<>(QUEUE_LIMIT);
    private final Thread thread;
    private volatile boolean running = true;

    /** Knows the providers that keep accounts by their names. Starts its thread. */
    public AccountingListener(Map<String, Accounting> accountings) {
        this.accountings = Map.copyOf(accountings);
        this.thread = Thread.ofPlatform().name("accounting").daemon().start(this::run);
    }

    @Override
    public void on(SessionEvent event) {
        if (wanted(event) && !queue.offer(event)) {
            log.error(
                    "accounting queue full, a record is lost: {} of session {}; the back end is too slow or down",
                    event.getClass().getSimpleName(),
                    event.session().id());
        }
    }

    /** Lets what waits be written, for at most a few seconds, and ends the thread. */
    @Override
    public void close() {
        running = false;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException stray) {
            log.warn("stopped while accounting records were still being written");
        }
        if (!queue.isEmpty()) {
            log.error("{} accounting records were not written before the stop", queue.size());
        }
    }

    private boolean wanted(SessionEvent event) {
        return switch (event) {
            case SessionEvent.SessionUp up -> accountings.containsKey(up.up().provider());
            case SessionEvent.SessionDown down ->
                accountings.containsKey(down.down().provider());
            case SessionEvent.CallStarted started -> false;
            case SessionEvent.LoginSucceeded succeeded -> false;
            case SessionEvent.LoginFailed failed -> false;
            case SessionEvent.LoginUndecided undecided -> false;
            case SessionEvent.CallEnded ended -> false;
        };
    }

    private void run() {
        while (running || !queue.isEmpty()) {
            try {
                SessionEvent event = queue.poll(500, TimeUnit.MILLISECONDS);
                if (event != null) {
                    account(event);
                }
            } catch (InterruptedException stray) {
                log.debug("accounting thread woken early");
            } catch (RuntimeException | LinkageError defect) {
                // A class of its own that a plugin lacks included: this thread serves the other providers too.
                log.error("a provider's accounting failed", defect);
            }
        }
    }

    private void account(SessionEvent event) {
        if (event instanceof SessionEvent.SessionUp up) {
            accounting(up.up().provider()).start(up.up());
        } else if (event instanceof SessionEvent.SessionDown down) {
            accounting(down.down().provider()).stop(down.down(), down.usage(), down.cause());
        }
    }

    private Accounting accounting(String provider) {
        return Objects.requireNonNull(accountings.get(provider));
    }
}
