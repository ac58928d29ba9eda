package dev.turnpike.probe.sim;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.probe.link.LinkListener;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.LinkFacts;
import dev.turnpike.probe.report.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what a link says. Owned by the test's thread. */
public final class LinkRecorder implements LinkListener {

    /** {@code began lcp}, {@code passed lcp}, in their order. */
    public final List<String> events = new ArrayList<>();

    /** IP packets that came. */
    public final List<byte[]> packets = new ArrayList<>();

    private Optional<Failure> failure = Optional.empty();
    private Optional<LinkFacts> facts = Optional.empty();
    private int endings;

    @Override
    public void began(Phase phase) {
        events.add("began " + phase.label());
    }

    @Override
    public void passed(Phase phase, String detail) {
        events.add("passed " + phase.label());
    }

    @Override
    public void skipped(Phase phase, String why) {
        events.add("skipped " + phase.label());
    }

    @Override
    public void failed(Failure failure) {
        if (this.failure.isPresent()) {
            throw new AssertionError("failed twice: " + this.failure.get() + ", " + failure);
        }
        this.failure = Optional.of(failure);
    }

    @Override
    public void up(LinkFacts facts) {
        if (this.facts.isPresent()) {
            throw new AssertionError("up twice");
        }
        this.facts = Optional.of(facts);
    }

    @Override
    public void received(PacketBuffer packet) {
        packets.add(packet.toByteArray());
    }

    @Override
    public void ended() {
        endings++;
        if (endings > 1) {
            throw new AssertionError("ended twice");
        }
    }

    /** Why it failed, if it did. */
    public Optional<Failure> failure() {
        return failure;
    }

    /** What was agreed, if it came up. */
    public Optional<LinkFacts> facts() {
        return facts;
    }

    /** Whether it came up. */
    public boolean isUp() {
        return facts.isPresent();
    }

    /** Whether it is over. */
    public boolean isOver() {
        return endings > 0;
    }
}
