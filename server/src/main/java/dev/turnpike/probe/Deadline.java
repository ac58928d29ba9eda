package dev.turnpike.probe;

import dev.turnpike.net.Ticker;

/** A moment to come, or none. Owned by one thread. */
final class Deadline {

    private final Ticker ticker;
    private long at = Ticker.NEVER;

    /** None. */
    Deadline(Ticker ticker) {
        this.ticker = ticker;
    }

    void in(long nanos) {
        at = ticker.nanos() + nanos;
    }

    void clear() {
        at = Ticker.NEVER;
    }

    boolean isSet() {
        return at != Ticker.NEVER;
    }

    /** On the ticker's clock; {@link Ticker#NEVER} for none. */
    long at() {
        return at;
    }

    boolean isOver() {
        return isSet() && ticker.nanos() - at >= 0;
    }
}
