package dev.turnpike.probe.link;

import dev.turnpike.net.Ticker;
import java.time.Duration;

/**
 * Repeats a request until it is answered or patience is over. Owned by the link's thread.
 *
 * <p>RFC 1994 section 4.2 and RFC 1334 section 2.2: the verdict may be lost on the way, and the server answers a repeated
 * request with the same one.
 */
final class LoginTimer {

    private static final long INTERVAL = Duration.ofSeconds(3).toNanos();

    private final Ticker ticker;
    private final long patience;
    private long next = Ticker.NEVER;
    private long end = Ticker.NEVER;

    LoginTimer(Ticker ticker, Duration patience) {
        this.ticker = ticker;
        this.patience = patience.toNanos();
    }

    /** Patience begins anew, with nothing to repeat. */
    void await() {
        end = ticker.nanos() + patience;
        next = Ticker.NEVER;
    }

    /** A request went out. */
    void sent() {
        await();
        next = ticker.nanos() + INTERVAL;
    }

    void stop() {
        next = Ticker.NEVER;
        end = Ticker.NEVER;
    }

    long deadline() {
        return Math.min(next, end);
    }

    boolean isOver(long now) {
        return end != Ticker.NEVER && now - end >= 0;
    }

    /** Whether to repeat now; having said yes it waits before it says so again. */
    boolean isRepeatDue(long now) {
        if (next == Ticker.NEVER || now - next < 0) {
            return false;
        }
        next = now + INTERVAL;
        return true;
    }
}
