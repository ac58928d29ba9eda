package dev.turnpike.session;

import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.net.Ticker;
import java.time.Duration;
import java.util.Optional;

/** How long a session may last, in all and without a packet. Owned by the ingress thread. */
final class SessionClock {

    private final TrafficMeter meter;
    private final Ticker ticker;

    private long started = Ticker.NEVER;
    private long end = Ticker.NEVER;
    private long idleCheck = Ticker.NEVER;
    private long idleNanos;
    private long packetsSeen;

    SessionClock(TrafficMeter meter, Ticker ticker) {
        this.meter = meter;
        this.ticker = ticker;
    }

    /** The session is up. */
    void start(Optional<Duration> longest, Optional<Duration> longestIdle) {
        started = ticker.nanos();
        packetsSeen = meter.packets();
        end = longest.map(time -> started + time.toNanos()).orElse(Ticker.NEVER);
        idleNanos = longestIdle.map(Duration::toNanos).orElse(0L);
        idleCheck = idleNanos == 0 ? Ticker.NEVER : started + idleNanos;
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

    /** The packets are counted at each check, so that traffic costs nothing; an idle time-out is at most doubled. */
    private Optional<SessionEnd> idle(long now) {
        long packets = meter.packets();
        if (packets == packetsSeen) {
            idleCheck = Ticker.NEVER;
            return Optional.of(SessionEnd.byUs(TerminateCause.IDLE_TIMEOUT, "idle for too long"));
        }
        packetsSeen = packets;
        idleCheck = now + idleNanos;
        return Optional.empty();
    }
}
