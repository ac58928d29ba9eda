package dev.turnpike.control;

import dev.turnpike.control.message.ControlMessage.EchoRequest;
import java.time.Duration;

/**
 * The keep-alive of RFC 2637 section 3.1.4: after an interval without any message the peer is asked for an echo, and
 * after another without that echo it is given up. Owned by the connection's thread.
 */
final class EchoMonitor {

    private final long interval;
    private long heardAt;
    private long askedAt;
    private boolean waiting;
    private int identifier;

    EchoMonitor(Duration interval, long now) {
        this.interval = interval.toNanos();
        this.heardAt = now;
    }

    /** A message came, whichever. */
    void heard(long now) {
        heardAt = now;
    }

    /** When the peer is to be asked, or to be given up if it is {@link #waiting}. */
    long deadline() {
        return (waiting ? askedAt : heardAt) + interval;
    }

    /** Whether an echo is outstanding. */
    boolean waiting() {
        return waiting;
    }

    /** Begins to wait for the echo of the request that is returned. */
    EchoRequest ask(long now) {
        waiting = true;
        askedAt = now;
        identifier++;
        return new EchoRequest(identifier);
    }

    /** Takes an echo; false if it is not the one that was asked for, which then is still outstanding. */
    boolean answered(int echoIdentifier) {
        boolean expected = waiting && echoIdentifier == identifier;
        waiting &= !expected;
        return expected;
    }
}
