package dev.turnpike.probe;

import dev.turnpike.net.Ticker;
import dev.turnpike.probe.ping.PingPlan;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.probe.report.Phase;
import dev.turnpike.probe.report.PhaseFailedException;
import dev.turnpike.probe.report.PhaseListener;
import dev.turnpike.probe.report.PingStatistics;
import dev.turnpike.probe.report.ProbeReport;
import dev.turnpike.probe.report.ReportBuilder;
import dev.turnpike.probe.report.TextReport;
import java.security.SecureRandom;

/** One run from the TCP connection to the last ping, and back to nothing. Any thread; blocks its caller. */
public final class Probe {

    private final ProbeClient client;
    private final Ticker ticker;
    private final SecureRandom random;

    /** Runs over {@code endpoint}, which stays the caller's. */
    public Probe(GreEndpoint endpoint, Ticker ticker, SecureRandom random) {
        this.client = new ProbeClient(endpoint, ticker, random);
        this.ticker = ticker;
        this.random = random;
    }

    /**
     * Runs once.
     *
     * @param pingTarget an address as an int; 0 for the server's own in the tunnel
     * @param pings how many, 0 for none
     */
    public ProbeReport run(ProbeOptions options, int pingTarget, int pings, PhaseListener listener) {
        ReportBuilder report = new ReportBuilder(options.target(), ticker, listener);
        try (ProbeTunnel tunnel = client.connect(options, report)) {
            ping(tunnel, pingTarget == 0 ? tunnel.facts().serverAddress() : pingTarget, pings, report);
        } catch (PhaseFailedException e) {
            // The report has it, with the phase.
        }
        return report.build();
    }

    private void ping(ProbeTunnel tunnel, int target, int pings, ReportBuilder report) {
        report.begin(Phase.PING);
        if (pings == 0 || target == 0) {
            report.skipped(Phase.PING, pings == 0 ? "not wanted" : "the server told no address of its own: name one");
            return;
        }
        PingStatistics statistics = tunnel.ping(PingPlan.of(target, pings), random.nextInt(0x10000));
        report.ping(statistics);
        if (tunnel.failure().isPresent()) {
            report.failed(tunnel.failure().get());
        } else if (statistics.received() == 0) {
            report.failed(Failure.of(FailureCause.PING_UNANSWERED, TextReport.describe(statistics)));
        } else {
            report.passed(Phase.PING, TextReport.describe(statistics));
        }
    }
}
