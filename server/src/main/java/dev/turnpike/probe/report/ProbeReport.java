package dev.turnpike.probe.report;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that a run found out. Immutable. */
public final class ProbeReport {

    private final String target;
    private final List<PhaseRecord> phases;
    private final @Nullable Failure failure;
    private final @Nullable LinkFacts facts;
    private final @Nullable PingStatistics ping;

    ProbeReport(
            String target,
            List<PhaseRecord> phases,
            @Nullable Failure failure,
            @Nullable LinkFacts facts,
            @Nullable PingStatistics ping) {
        this.target = target;
        this.phases = List.copyOf(phases);
        this.failure = failure;
        this.facts = facts;
        this.ping = ping;
    }

    /** The server as it was given. */
    public String target() {
        return target;
    }

    /** All phases in order, those not reached too. */
    public List<PhaseRecord> phases() {
        return phases;
    }

    /** One phase. */
    public PhaseRecord phase(Phase phase) {
        return phases.stream().filter(each -> each.phase() == phase).findFirst().orElseThrow();
    }

    /** Why it failed; empty if it did not. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /** What was agreed on; empty if the tunnel never came up. */
    public Optional<LinkFacts> facts() {
        return Optional.ofNullable(facts);
    }

    /** Round trips; empty if nothing was sent. */
    public Optional<PingStatistics> ping() {
        return Optional.ofNullable(ping);
    }
}
