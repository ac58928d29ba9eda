package dev.turnpike.ppp;

import dev.turnpike.net.Ticker;
import java.time.Duration;

/** Time that passes when a test says so. */
public final class ManualTicker implements Ticker {

    private long nanos = 1_000_000_000L;

    @Override
    public long nanos() {
        return nanos;
    }

    /** Lets that much time pass. */
    public void advance(Duration time) {
        nanos += time.toNanos();
    }
}
