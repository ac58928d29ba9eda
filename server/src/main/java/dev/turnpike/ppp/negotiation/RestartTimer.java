package dev.turnpike.ppp.negotiation;

import dev.turnpike.net.Ticker;

/** The restart timer and restart counter of RFC 1661 section 4.6. Owned by the session's thread. */
final class RestartTimer {

    private final Timing timing;
    private final Link link;
    private long deadline = Ticker.NEVER;
    private int attemptsLeft;
    private int transmissions;

    RestartTimer(Timing timing, Link link) {
        this.timing = timing;
        this.link = link;
    }

    /** Allows that many transmissions, with the first intervals again. */
    void initialize(int attempts) {
        attemptsLeft = attempts;
        transmissions = 0;
    }

    /** Allows none, but waits one period more. */
    void zero() {
        attemptsLeft = 0;
        arm(timing.lastInterval());
    }

    /** A request went out. */
    void sent() {
        attemptsLeft--;
        arm(timing.interval(transmissions++));
    }

    /** The last request went out once more, without counting. */
    void sentAgain() {
        arm(timing.interval(Math.max(0, transmissions - 1)));
    }

    /** From now on the peer's own request is awaited, which comes at the peer's pace. */
    void awaitPeer() {
        arm(timing.lastInterval());
    }

    void stop() {
        deadline = Ticker.NEVER;
    }

    long deadline() {
        return deadline;
    }

    boolean hasExpired(long now) {
        return deadline != Ticker.NEVER && now - deadline >= 0;
    }

    boolean hasAttemptsLeft() {
        return attemptsLeft > 0;
    }

    private void arm(long interval) {
        deadline = link.now() + Math.max(interval, Math.min(link.answerTime(), timing.lastInterval()));
    }
}
