package dev.turnpike.session;

import dev.turnpike.net.Ticker;
import java.time.Duration;

/**
 * What a client may use up before its session is up. Owned by the ingress thread.
 *
 * <p>Each step has limits of its own, but a client may negotiate LCP anew at any time, and then all of them begin again:
 * without this it could hold its call for ever, guess passwords without end, and fill the queue of the auth pool alone.
 */
final class Probation {

    /** Twice what one login may take; a person who mistypes needs three. */
    static final int MOST_TRIES = 6;

    /** A person may take 90 seconds for each of three tries, and a back end that asks a phone takes minutes. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private int tries;
    private long deadline = Ticker.NEVER;

    /** The call is connected, or a session that was up is no more. Counts from the first time on. */
    void begin(long now) {
        if (deadline == Ticker.NEVER) {
            deadline = now + LONGEST.toNanos();
        }
    }

    /** The session is up. */
    void passed() {
        tries = 0;
        deadline = Ticker.NEVER;
    }

    /** Whether the client may try to log in once more; counts as a try. */
    boolean mayTry() {
        tries++;
        return tries <= MOST_TRIES;
    }

    long deadline() {
        return deadline;
    }

    /** Whether it took too long; says so once. */
    boolean isOver(long now) {
        boolean over = deadline != Ticker.NEVER && now - deadline >= 0;
        if (over) {
            deadline = Ticker.NEVER;
        }
        return over;
    }
}
