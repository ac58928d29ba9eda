package dev.turnpike.probe;

import dev.turnpike.gre.GreSender;
import dev.turnpike.net.Ipv4;
import dev.turnpike.net.Ticker;
import dev.turnpike.probe.call.Call;
import dev.turnpike.probe.call.CallSetup;
import dev.turnpike.probe.call.ControlChannel;
import dev.turnpike.probe.link.ProbeLink;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.probe.report.LinkFacts;
import dev.turnpike.probe.report.Phase;
import dev.turnpike.probe.report.PhaseFailedException;
import dev.turnpike.probe.report.ReportBuilder;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Optional;

/** Makes tunnels to PPTP servers, any number at once over one endpoint. Any thread; each call blocks its caller. */
public final class ProbeClient {

    private static final int CALL_ID_ATTEMPTS = 16;

    private final GreEndpoint endpoint;
    private final Ticker ticker;
    private final SecureRandom random;

    /** Tunnels over {@code endpoint}, which stays the caller's. */
    public ProbeClient(GreEndpoint endpoint, Ticker ticker, SecureRandom random) {
        this.endpoint = endpoint;
        this.ticker = ticker;
        this.random = random;
    }

    /**
     * Makes a tunnel, and returns when packets can pass.
     *
     * @param report learns how each phase went; nobody else may touch it before this returns or throws
     * @throws PhaseFailedException if there is none; the report says where, and nothing is left open
     */
    public ProbeTunnel connect(ProbeOptions options, ReportBuilder report) throws PhaseFailedException {
        try {
            report.begin(Phase.TCP);
            InetSocketAddress server = ServerAddress.lookUp(options.host(), options.port());
            ControlChannel channel =
                    ControlChannel.connect(server, options.limits().connect(), ticker);
            report.passed(Phase.TCP, "connected to " + Ipv4.format(Ipv4.toInt(channel.serverAddress())));
            return tunnel(options, channel, report);
        } catch (PhaseFailedException e) {
            report.failed(e.failure());
            throw e;
        }
    }

    private ProbeTunnel tunnel(ProbeOptions options, ControlChannel channel, ReportBuilder report)
            throws PhaseFailedException {
        TunnelQueue queue = new TunnelQueue(endpoint.counters());
        Inbox inbox = new Inbox();
        TunnelState state = new TunnelState(report, inbox);
        Call call = begin(options, channel, report, queue, state);
        LinkFacts facts = state.awaitSettled().orElseThrow(() -> new PhaseFailedException(reasonOf(state)));
        return new ProbeTunnel(queue, state, inbox, call, facts, ticker);
    }

    /** Sets the call up and starts the tunnel's threads, which own channel and call ID from then on. */
    private Call begin(
            ProbeOptions options, ControlChannel channel, ReportBuilder report, TunnelQueue queue, TunnelState state)
            throws PhaseFailedException {
        boolean handedOver = false;
        int callId = 0;
        try {
            CallSetup setup = new CallSetup(channel, options.personality().call(), ticker);
            report.begin(Phase.CONTROL);
            report.passed(Phase.CONTROL, setup.start(options.limits().reply()));
            report.begin(Phase.CALL);
            // The server's first GRE packet may be faster than its reply on TCP.
            callId = reserve(Ipv4.toInt(channel.serverAddress()), queue);
            Call call =
                    setup.call(callId, random.nextInt(0x10000), options.limits().reply());
            report.passed(
                    Phase.CALL,
                    "call " + call.callId() + ", the server's " + call.serverCallId() + ", its window "
                            + call.serverWindow());
            start(options, channel, setup, call, queue, state);
            handedOver = true;
            return call;
        } finally {
            if (!handedOver) {
                endpoint.calls().remove(callId, queue);
                channel.close();
                queue.drain();
            }
        }
    }

    /** Draws a call ID that nobody can guess, so that nobody can inject packets blindly. */
    private int reserve(int server, TunnelQueue queue) throws PhaseFailedException {
        for (int attempt = 0; attempt < CALL_ID_ATTEMPTS; attempt++) {
            int callId = 1 + random.nextInt(0xffff);
            if (endpoint.calls().add(callId, server, queue)) {
                return callId;
            }
        }
        throw new PhaseFailedException(Failure.of(FailureCause.LOCAL_FAULT, "no call ID is free: too many tunnels"));
    }

    private void start(
            ProbeOptions options,
            ControlChannel channel,
            CallSetup setup,
            Call call,
            TunnelQueue queue,
            TunnelState state) {
        GreSender.Path path = new GreSender.Path(
                Ipv4.toInt(channel.localAddress()), Ipv4.toInt(channel.serverAddress()), call.serverCallId());
        ProbeLink link = new ProbeLink(
                options.link(), endpoint.socket(), path, endpoint.counters(), state, options.trace(), ticker, random);
        Runnable cleanUp = () -> {
            endpoint.calls().remove(call.callId(), queue);
            channel.close();
        };
        TunnelLoop loop = new TunnelLoop(queue, link, setup, call, options.limits(), ticker, state, cleanUp);
        String name = "-" + call.callId();
        Thread.ofVirtual().name("probe-control" + name).start(new ControlReader(channel, queue));
        Thread.ofVirtual().name("probe-link" + name).start(loop);
    }

    private Failure reasonOf(TunnelState state) {
        Optional<Failure> reason = state.failure();
        return reason.orElseGet(
                () -> Failure.of(FailureCause.LOCAL_FAULT, "the tunnel ended without a reason " + endpoint.failure()));
    }
}
