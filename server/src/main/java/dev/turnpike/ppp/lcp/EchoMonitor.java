package dev.turnpike.ppp.lcp;

import dev.turnpike.net.Ticker;

/**
 * Notices a peer that is gone. Any packet of the peer is a sign of life, so that a busy session carries no echoes. Owned by
 * the session's thread.
 */
public final class EchoMonitor {

    private final EchoPolicy policy;
    private final Runnable sendEcho;
    private final Runnable peerSilent;
    private long deadline = Ticker.NEVER;
    private boolean heard;
    private int unanswered;

    /** A monitor that is stopped. */
    public EchoMonitor(EchoPolicy policy, Runnable sendEcho, Runnable peerSilent) {
        this.policy = policy;
        this.sendEcho = sendEcho;
        this.peerSilent = peerSilent;
    }

    /** LCP is Opened: watch from {@code now} on. */
    public void start(long now) {
        unanswered = 0;
        heard = false;
        deadline = policy.interval().isZero() ? Ticker.NEVER : next(now);
    }

    /** LCP is not Opened any longer. */
    public void stop() {
        deadline = Ticker.NEVER;
    }

    /** A packet came from the peer; cheap enough for each one. */
    public void heard() {
        heard = true;
    }

    /** When {@link #tick} wants to be called; {@link Ticker#NEVER} if not at all. */
    public long deadline() {
        return deadline;
    }

    /** Asks the peer, or gives it up, after silence; does nothing before {@link #deadline}. */
    public void tick(long now) {
        if (deadline == Ticker.NEVER || now - deadline < 0) {
            return;
        }
        deadline = next(now);
        if (heard) {
            heard = false;
            unanswered = 0;
        } else if (unanswered >= policy.failures()) {
            stop();
            peerSilent.run();
        } else {
            unanswered++;
            sendEcho.run();
        }
    }

    private long next(long now) {
        return now + policy.interval().toNanos();
    }
}
