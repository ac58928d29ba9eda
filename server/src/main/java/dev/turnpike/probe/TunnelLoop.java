package dev.turnpike.probe;

import dev.turnpike.control.message.CallDisconnectResult;
import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.control.message.StopReason;
import dev.turnpike.net.Ticker;
import dev.turnpike.probe.call.Call;
import dev.turnpike.probe.call.CallSetup;
import dev.turnpike.probe.link.ProbeLink;
import dev.turnpike.probe.report.FailureCause;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One tunnel's thread: owns the link and writes to the control connection, until the link has come to its end. */
final class TunnelLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(TunnelLoop.class);

    /** TCP and GRE race each other: what the server said in GRE before it hung up may come later. */
    private static final long GRACE = Duration.ofMillis(300).toNanos();

    private final TunnelQueue queue;
    private final ProbeLink link;
    private final CallSetup setup;
    private final Call call;
    private final ProbeLimits limits;
    private final Ticker ticker;
    private final TunnelState state;
    private final Runnable cleanUp;
    private final Deadline latest;
    private final Deadline hangUp;
    private Runnable reportHangUp = () -> {};
    private boolean controlOver;

    /**
     * A loop that has not begun.
     *
     * @param cleanUp runs last, whatever happened
     */
    TunnelLoop(
            TunnelQueue queue,
            ProbeLink link,
            CallSetup setup,
            Call call,
            ProbeLimits limits,
            Ticker ticker,
            TunnelState state,
            Runnable cleanUp) {
        this.queue = queue;
        this.link = link;
        this.setup = setup;
        this.call = call;
        this.limits = limits;
        this.ticker = ticker;
        this.state = state;
        this.cleanUp = cleanUp;
        this.latest = new Deadline(ticker);
        this.hangUp = new Deadline(ticker);
    }

    @Override
    public void run() {
        try {
            carry();
            hangUp();
        } catch (RuntimeException e) {
            LOG.error("A defect ended the tunnel", e);
            state.broken(e);
        } finally {
            link.release();
            cleanUp.run();
            queue.drain();
            state.over();
        }
    }

    private void carry() {
        latest.in(limits.link().toNanos());
        link.start();
        while (!link.isOver()) {
            long next = Math.min(link.deadline(), Math.min(latest.at(), hangUp.at()));
            queue.take(next - ticker.nanos()).ifPresent(this::handle);
            link.tick();
            if (state.isUp()) {
                latest.clear();
            } else if (latest.isOver()) {
                latest.clear();
                link.timedOut();
            }
            if (hangUp.isOver()) {
                hangUp.clear();
                reportHangUp.run();
            }
        }
    }

    private void handle(TunnelInput input) {
        switch (input) {
            case TunnelInput.Gre(var packet) -> link.receive(packet);
            case TunnelInput.Order(var action) -> action.accept(link);
            case TunnelInput.Control(var message) -> control(message);
            case TunnelInput.ControlEnded(String reason) -> {
                controlOver = true;
                hungUp(FailureCause.CONNECTION_LOST, reason);
            }
        }
    }

    private void control(ControlMessage message) {
        if (message instanceof ControlMessage.EchoRequest echo) {
            write(() -> setup.answer(echo));
        } else if (message instanceof ControlMessage.CallDisconnectNotify notify) {
            // RFC 2637 section 2.13: the server's own ID.
            if (notify.callId() == call.serverCallId()) {
                hungUp(
                        FailureCause.SERVER_ENDED,
                        "Call-Disconnect-Notify, result " + CallDisconnectResult.describe(notify.resultCode()));
            }
        } else if (message instanceof ControlMessage.StopControlConnectionRequest stop) {
            controlOver = true;
            write(setup::agreeToStop);
            hungUp(
                    FailureCause.SERVER_ENDED,
                    "Stop-Control-Connection-Request, reason " + StopReason.describe(stop.reason()));
        }
    }

    /** The first of these tells the reason; the others follow from it. */
    private void hungUp(FailureCause otherwise, String detail) {
        if (!hangUp.isSet()) {
            hangUp.in(GRACE);
            reportHangUp = () -> link.hungUp(otherwise, detail);
        }
    }

    /** RFC 2637 section 3.1: call and connection are cleared, and the answer is waited for, but not for long. */
    private void hangUp() {
        if (controlOver) {
            return;
        }
        write(() -> setup.hangUp(call));
        Deadline patience = new Deadline(ticker);
        patience.in(limits.goodbye().toNanos());
        while (!controlOver && !patience.isOver()) {
            Optional<TunnelInput> input = queue.take(patience.at() - ticker.nanos());
            controlOver |= input.filter(TunnelLoop::isFarewell).isPresent();
        }
    }

    private static boolean isFarewell(TunnelInput input) {
        return switch (input) {
            case TunnelInput.Gre(var packet) -> {
                packet.release();
                yield false;
            }
            case TunnelInput.Order order -> false;
            case TunnelInput.ControlEnded ended -> true;
            case TunnelInput.Control(var message) -> message instanceof ControlMessage.StopControlConnectionReply;
        };
    }

    /** Something to write to the control connection. */
    private interface Writing {
        void write() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            // The reading thread sees the same end and reports it with its reason.
            LOG.debug("control connection: {}", e.getMessage());
        }
    }
}
