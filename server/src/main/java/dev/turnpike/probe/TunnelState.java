package dev.turnpike.probe;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.probe.link.LinkListener;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.probe.report.LinkFacts;
import dev.turnpike.probe.report.Phase;
import dev.turnpike.probe.report.ReportBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far a tunnel is, as its thread tells others. The tunnel's thread writes; any thread waits and reads.
 *
 * <p>The report belongs to the tunnel's thread until the tunnel is up or over, and to whoever waited for that afterwards.
 */
final class TunnelState implements LinkListener {

    private final ReportBuilder report;
    private final Inbox inbox;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable LinkFacts facts;
    private volatile @Nullable Failure failure;

    TunnelState(ReportBuilder report, Inbox inbox) {
        this.report = report;
        this.inbox = inbox;
    }

    @Override
    public void began(Phase phase) {
        if (!isUp()) {
            report.begin(phase);
        }
    }

    @Override
    public void passed(Phase phase, String detail) {
        if (!isUp()) {
            report.passed(phase, detail);
        }
    }

    @Override
    public void skipped(Phase phase, String why) {
        if (!isUp()) {
            report.skipped(phase, why);
        }
    }

    @Override
    public void failed(Failure failure) {
        this.failure = failure;
        if (!isUp()) {
            report.failed(failure);
        }
    }

    @Override
    public void up(LinkFacts facts) {
        report.facts(facts);
        this.facts = facts;
        settled.countDown();
    }

    @Override
    public void received(PacketBuffer packet) {
        inbox.offer(packet.toByteArray());
    }

    @Override
    public void ended() {
        // The loop asks the link itself; others wait for over().
    }

    /** A defect of ours ended the tunnel. */
    void broken(RuntimeException defect) {
        failed(Failure.of(FailureCause.LOCAL_FAULT, "a defect of the probe: " + defect));
    }

    /** The tunnel's thread is done. */
    void over() {
        settled.countDown();
        over.countDown();
    }

    /** Whether it ever came up. */
    boolean isUp() {
        return facts != null;
    }

    /** Waits until the tunnel is up or over; what was agreed if it came up. */
    Optional<LinkFacts> awaitSettled() {
        try {
            settled.await();
        } catch (InterruptedException e) {
            throw Interruptions.unexpected(e);
        }
        return Optional.ofNullable(facts);
    }

    /** Waits until the tunnel is over; false if it is not after that time. */
    boolean awaitOver(Duration patience) {
        try {
            return over.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw Interruptions.unexpected(e);
        }
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    /** Why it failed, if it did. */
    Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }
}
