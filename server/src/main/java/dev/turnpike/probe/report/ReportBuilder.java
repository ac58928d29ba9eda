package dev.turnpike.probe.report;

import dev.turnpike.net.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects a report while the run goes on. Belongs to one thread at a time. */
public final class ReportBuilder {

    private final String target;
    private final Ticker ticker;
    private final PhaseListener listener;
    private final Map<Phase, PhaseRecord> ended = new EnumMap<>(Phase.class);
    private Phase current = Phase.TCP;
    private long since;
    private @Nullable Failure failure;
    private @Nullable LinkFacts facts;
    private @Nullable PingStatistics ping;

    /** An empty report on {@code target}, a printable text; time counts from now. */
    public ReportBuilder(String target, Ticker ticker, PhaseListener listener) {
        this.target = target;
        this.ticker = ticker;
        this.listener = listener;
        this.since = ticker.nanos();
    }

    /** The phase begins. */
    public void begin(Phase phase) {
        current = phase;
        listener.began(phase);
    }

    /** The phase reached its goal. */
    public void passed(Phase phase, String detail) {
        end(phase, PhaseState.PASSED, detail);
    }

    /** The phase is not wanted or not needed. */
    public void skipped(Phase phase, String why) {
        end(phase, PhaseState.SKIPPED, why);
    }

    /** The phase that began last failed. Only the first failure counts: what follows is its consequence. */
    public void failed(Failure why) {
        if (failure == null) {
            failure = why;
            end(current, PhaseState.FAILED, why.detail());
        }
    }

    /** The tunnel came up. */
    public void facts(LinkFacts facts) {
        this.facts = facts;
    }

    /** Packets went through the tunnel, or did not. */
    public void ping(PingStatistics ping) {
        this.ping = ping;
    }

    /** Why the run failed; empty if it has not so far. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /** The report as far as it got. */
    public ProbeReport build() {
        List<PhaseRecord> phases = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            phases.add(ended.getOrDefault(phase, new PhaseRecord(phase, PhaseState.NOT_REACHED, Duration.ZERO, "")));
        }
        return new ProbeReport(target, phases, failure, facts, ping);
    }

    private void end(Phase phase, PhaseState state, String detail) {
        long now = ticker.nanos();
        PhaseRecord phaseRecord = new PhaseRecord(phase, state, Duration.ofNanos(now - since), detail);
        since = now;
        ended.put(phase, phaseRecord);
        listener.ended(phaseRecord);
    }
}
