package dev.turnpike.session;

import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.net.Ticker;
import java.time.Duration;
import java.util.Optional;

/** How long a session may last, in all and without a packet. Owned by the ingress thread. */
final class SessionClock {

    /** Looks at the traffic within one idle time-out, which is late by no more than one of them. */
    private static final int LOOKS = 8;

    /** As good as for ever; far more, which a back end may say, would not fit into nanoseconds. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final TrafficMeter meter;
    private final Ticker ticker;

    private long started = Ticker.NEVER;
    private long end = Ticker.NEVER;
    private long idleCheck = Ticker.NEVER;
    private long idleNanos;
    private long packetsSeen;
    private long seenAt;

    SessionClock(TrafficMeter meter, Ticker ticker) {
        this.meter = meter;
        this.ticker = ticker;
    }

    /** The session is up. */
    void start(Optional<Duration> longest, Optional<Duration> longestIdle) {
        started = ticker.nanos();
        packetsSeen = meter.packets();
        end = longest.map(time -> started + nanos(time)).orElse(Ticker.NEVER);
        idleNanos = longestIdle.map(SessionClock::nanos).orElse(0L);
        seenAt = started;
        idleCheck = idleNanos == 0 ? Ticker.NEVER : started + idleNanos / LOOKS;
    }

    /** Since {@link #start}; nothing before. */
    Duration elapsed() {
        return started == Ticker.NEVER ? Duration.ZERO : Duration.ofNanos(ticker.nanos() - started);
    }

    long deadline() {
        return Math.min(end, idleCheck);
    }

    /** Why the session must end now, if it must. */
    Optional<SessionEnd> tick(long now) {
        if (end != Ticker.NEVER && now - end >= 0) {
            end = Ticker.NEVER;
            return Optional.of(SessionEnd.byUs(TerminateCause.SESSION_TIMEOUT, "the session's time is over"));
        }
        if (idleCheck != Ticker.NEVER && now - idleCheck >= 0) {
            return idle(now);
        }
        return Optional.empty();
    }

    /** The packets are counted at each look, so that traffic itself costs nothing. */
    private Optional<SessionEnd> idle(long now) {
        long packets = meter.packets();
        if (packets != packetsSeen) {
            packetsSeen = packets;
            seenAt = now;
        } else if (now - seenAt >= idleNanos) {
            idleCheck = Ticker.NEVER;
            return Optional.of(SessionEnd.byUs(TerminateCause.IDLE_TIMEOUT, "idle for too long"));
        }
        idleCheck = now + Math.max(1, idleNanos / LOOKS);
        return Optional.empty();
    }

    private static long nanos(Duration time) {
        return time.compareTo(FOREVER) < 0 ? time.toNanos() : FOREVER.toNanos();
    }
}
