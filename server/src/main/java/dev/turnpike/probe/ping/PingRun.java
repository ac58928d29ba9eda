package dev.turnpike.probe.ping;

import dev.turnpike.net.Ticker;
import dev.turnpike.probe.report.PingStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of echo requests: says when to send which, and counts what comes back. Owned by one thread, which does the
 * sending and the waiting.
 */
public final class PingRun {

    private final PingPlan plan;
    private final int source;
    private final int identifier;
    private final List<Long> sentAt = new ArrayList<>();
    private final List<Duration> roundTrips = new ArrayList<>();
    private final boolean[] answered;
    private long next;

    /**
     * A run that begins now.
     *
     * @param source our address in the tunnel
     * @param identifier 0 to 65535, told to nobody else
     */
    public PingRun(PingPlan plan, int source, int identifier, long now) {
        this.plan = plan;
        this.source = source;
        this.identifier = identifier;
        this.answered = new boolean[plan.count()];
        this.next = now;
    }

    /** The request to send now, if one is due. */
    public Optional<byte[]> due(long now) {
        if (allSent() || now - next < 0) {
            return Optional.empty();
        }
        IcmpEcho request = new IcmpEcho(source, plan.target(), false, identifier, sentAt.size(), plan.dataLength());
        sentAt.add(now);
        next = now + (allSent() ? plan.patience() : plan.interval()).toNanos();
        return Optional.of(request.toByteArray());
    }

    /** An IP packet came through the tunnel; all but the right answers are passed over. */
    public void received(byte[] packet, long now) {
        IcmpEcho.parse(packet).filter(this::isOurs).ifPresent(echo -> {
            answered[echo.sequence()] = true;
            roundTrips.add(Duration.ofNanos(now - sentAt.get(echo.sequence())));
        });
    }

    /** When to look again, if nothing comes; {@link Ticker#NEVER} once it is over. */
    public long deadline() {
        return roundTrips.size() == plan.count() ? Ticker.NEVER : next;
    }

    /** Whether all answers are there, or the last one has been waited for long enough. */
    public boolean isOver(long now) {
        return roundTrips.size() == plan.count() || (allSent() && now - next >= 0);
    }

    /** What came of it so far. */
    public PingStatistics statistics() {
        return new PingStatistics(plan.target(), sentAt.size(), roundTrips);
    }

    private boolean allSent() {
        return sentAt.size() == plan.count();
    }

    private boolean isOurs(IcmpEcho echo) {
        return echo.reply()
                && echo.source() == plan.target()
                && echo.destination() == source
                && echo.identifier() == identifier
                && echo.dataLength() == plan.dataLength()
                && echo.sequence() < sentAt.size()
                && !answered[echo.sequence()];
    }
}
