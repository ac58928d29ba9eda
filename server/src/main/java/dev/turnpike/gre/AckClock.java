package dev.turnpike.gre;

import dev.turnpike.net.Ticker;

/**
 * Says when a packet must be sent only to acknowledge. Owned by the session's inbound thread.
 *
 * <p>That is 50 ms after the first packet that nothing acknowledged since, or when half of our receive window is
 * unacknowledged: macOS opens its send window at half of ours and halves it whenever acknowledgements are slow. While
 * data flows the other way acknowledgements ride on it and none is due.
 */
final class AckClock {

    static final long DELAY_NANOS = 50_000_000;

    private final Acknowledgements acknowledgements;
    private final int halfWindow;

    private int highest; // received
    private int acknowledged; // what the outbound thread sent last, as far as this thread has seen
    private long seen = Acknowledgements.NONE; // the same as it stood in the shared field
    private int asked; // acknowledged, or asked for, up to here
    private boolean started;
    private long since; // meaningful while something is unacknowledged

    AckClock(Acknowledgements acknowledgements, int window) {
        this.acknowledgements = acknowledgements;
        this.halfWindow = Math.max(1, window / 2);
    }

    /** A packet came; {@code highest} is the highest number by now. */
    void received(int highest, long now) {
        if (!started) {
            started = true;
            acknowledged = highest - 1;
            this.highest = acknowledged;
            asked = acknowledged;
        }
        look(now);
        if (isQuiet()) {
            since = now;
        }
        this.highest = highest;
    }

    /** When {@link #isDue} will say yes if nothing happens; {@link Ticker#NEVER} if all is acknowledged. */
    long deadline(long now) {
        look(now);
        return isQuiet() ? Ticker.NEVER : since + DELAY_NANOS;
    }

    /** Whether an acknowledgement must be sent now. Having said yes it waits before it says so again. */
    boolean isDue(long now) {
        look(now);
        // Unsigned: a highest number that moved back, after the window found its way, is news as well.
        boolean many = Integer.compareUnsigned(highest - asked, halfWindow) >= 0;
        if (isQuiet() || !(many || now - since >= DELAY_NANOS)) {
            return false;
        }
        since = now;
        asked = highest;
        return true;
    }

    private boolean isQuiet() {
        return !started || acknowledged == highest;
    }

    /** Notices what the outbound thread has acknowledged meanwhile: the delay starts anew for what is left. */
    private void look(long now) {
        long sent = acknowledgements.sent();
        if (sent != seen) {
            seen = sent;
            acknowledged = (int) sent;
            asked = acknowledged;
            since = now;
        }
    }
}
