package dev.turnpike.probe.sim;

import dev.turnpike.net.Ticker;

/** A clock that stands still until the test moves it. Owned by the test's thread. */
public final class ManualTicker implements Ticker {

    private long now = 1;

    @Override
    public long nanos() {
        return now;
    }

    /** Moves on to that moment; never back. */
    public void advanceTo(long nanos) {
        now = Math.max(now, nanos);
    }
}
