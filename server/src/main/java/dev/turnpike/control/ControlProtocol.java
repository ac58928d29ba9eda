package dev.turnpike.control;

import dev.turnpike.control.ControlEvent.HangUp;
import dev.turnpike.control.ControlEvent.ReadEnded;
import dev.turnpike.control.ControlEvent.Received;
import dev.turnpike.control.ControlEvent.ShutDown;
import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.control.message.ControlMessage.CallClearRequest;
import dev.turnpike.control.message.ControlMessage.CallDisconnectNotify;
import dev.turnpike.control.message.ControlMessage.EchoReply;
import dev.turnpike.control.message.ControlMessage.EchoRequest;
import dev.turnpike.control.message.ControlMessage.IncomingCallConnected;
import dev.turnpike.control.message.ControlMessage.IncomingCallReply;
import dev.turnpike.control.message.ControlMessage.IncomingCallRequest;
import dev.turnpike.control.message.ControlMessage.OutgoingCallReply;
import dev.turnpike.control.message.ControlMessage.OutgoingCallRequest;
import dev.turnpike.control.message.ControlMessage.SetLinkInfo;
import dev.turnpike.control.message.ControlMessage.StartControlConnectionReply;
import dev.turnpike.control.message.ControlMessage.StartControlConnectionRequest;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionReply;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionRequest;
import dev.turnpike.control.message.ControlMessage.Unknown;
import dev.turnpike.control.message.ControlMessage.WanErrorNotify;
import dev.turnpike.control.message.EchoResult;
import dev.turnpike.control.message.GeneralError;
import dev.turnpike.control.message.IncomingCallResult;
import dev.turnpike.control.message.OutgoingCallResult;
import dev.turnpike.control.message.StartResult;
import dev.turnpike.control.message.StopReason;
import dev.turnpike.net.Ticker;
import dev.turnpike.text.Printable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What RFC 2637 section 3.1.2 has the receiver of a control connection do. Events and the passing of time go in, messages
 * go out to an {@link Outlet}; no thread, no socket. Owned by the connection's thread.
 */
final class ControlProtocol {

    /** How long a peer may take to answer our Stop-Control-Connection-Request, or to close after its own. */
    static final Duration CLOSING_TIME = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(ControlProtocol.class);

    /** The states of RFC 2637 section 3.1.2, and what comes after. */
    private enum State {
        /** Waits for a Start-Control-Connection-Request: ESTABLISHED when it will do, FINISHING when it will not. */
        IDLE,
        /** Answers whatever comes; WAIT_STOP_REPLY when we end it, FINISHING when the peer does. */
        ESTABLISHED,
        /** We asked for the end; CLOSED with the peer's reply, or when that takes too long. */
        WAIT_STOP_REPLY,
        /** We have said our last; CLOSED when the peer closes, or takes too long over it. */
        FINISHING,
        /** The socket may be closed. */
        CLOSED
    }

    private final ControlServices services;
    private final String name;
    private final ControlCalls calls;
    private final Outlet outlet;
    private final EchoMonitor echo;
    private State state = State.IDLE;
    private @Nullable StartControlConnectionRequest peer; // from ESTABLISHED on
    private boolean callAnswered; // an Outgoing-Call-Reply was sent, whatever its result
    private long withoutCallSince;
    private long closingDeadline;
    private String ending = "";

    /**
     * Waits for the client's first message.
     *
     * @param name of the connection, for logs
     */
    ControlProtocol(ControlServices services, String name, ControlCalls calls, Outlet outlet) {
        this.services = services;
        this.name = name;
        this.calls = calls;
        this.outlet = outlet;
        this.withoutCallSince = now();
        this.echo = new EchoMonitor(services.config().echoInterval(), withoutCallSince);
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    /** What ended the connection, for a log. */
    String ending() {
        return ending;
    }

    /** When {@link #deadlineReached} is to be called, unless an event comes first. */
    long deadline() {
        return switch (state) {
            case IDLE -> withoutCallDeadline();
            case ESTABLISHED -> Math.min(withoutCallDeadline(), echoDeadline());
            case WAIT_STOP_REPLY, FINISHING -> closingDeadline;
            case CLOSED -> Ticker.NEVER;
        };
    }

    /** Does what is due. Harmless when nothing is. */
    void deadlineReached() {
        long now = now();
        switch (state) {
            case IDLE -> {
                if (withoutCallDeadline() - now <= 0) {
                    close(ClearCause.CLIENT_SILENT, "no Start-Control-Connection-Request in time");
                }
            }
            case ESTABLISHED -> whileEstablished(now);
            case WAIT_STOP_REPLY, FINISHING -> {
                if (closingDeadline - now <= 0) {
                    close(ClearCause.CLIENT_SILENT, "no end in time");
                }
            }
            case CLOSED -> {}
        }
    }

    /** Takes the next event. */
    void handle(ControlEvent event) {
        boolean hadCalls = !calls.isEmpty();
        switch (event) {
            case Received received -> received(received.message());
            case ReadEnded ended -> readEnded(ended);
            case HangUp hangUp -> calls.hangUp(hangUp);
            case ShutDown shutDown -> shutDown();
        }
        if (hadCalls && calls.isEmpty()) {
            lastCallEnded();
        }
    }

    /** Ends all without a word to the client. */
    void close(ClearCause cause, String why) {
        end(State.CLOSED, why);
        calls.endAll(cause);
    }

    private void readEnded(ReadEnded ended) {
        if (state == State.ESTABLISHED && ended.cause() == ClearCause.PROTOCOL_ERROR) {
            log.warn("{}: {}", name, ended.why()); // a client; whoever says garbage at once is a mere scanner
        }
        close(ended.cause(), ended.why());
    }

    private void received(ControlMessage message) {
        if (state == State.FINISHING || state == State.CLOSED) {
            return; // we have said our last
        }
        echo.heard(now());
        switch (message) {
            case StartControlConnectionRequest m -> startRequested(m);
            case StopControlConnectionRequest m -> stopRequested(m);
            case StopControlConnectionReply m -> stopReplied(m);
            case EchoRequest m -> echoRequested(m);
            case EchoReply m -> echoReplied(m);
            case OutgoingCallRequest m -> outgoingCallRequested(m);
            case IncomingCallRequest m -> incomingCallRequested(m);
            case CallClearRequest m -> calls.clearRequested(m);
            case CallDisconnectNotify m -> calls.disconnectNotified(m);
            case SetLinkInfo m -> calls.linkInfo(m);
            case WanErrorNotify m -> log.debug("{}: {}", name, m);
            case StartControlConnectionReply m -> unexpected("Start-Control-Connection-Reply");
            case OutgoingCallReply m -> unexpected("Outgoing-Call-Reply");
            case IncomingCallReply m -> unexpected("Incoming-Call-Reply");
            case IncomingCallConnected m -> unexpected("Incoming-Call-Connected");
            case Unknown m -> unexpected("control message of type " + m.controlType());
        }
    }

    private void startRequested(StartControlConnectionRequest request) {
        if (state != State.IDLE) {
            // RFC 2637 section 2.2, result 3. The connection there is goes on.
            sendStartReply(StartResult.CHANNEL_EXISTS, GeneralError.NONE);
        } else if (request.protocolVersion() < ControlMessage.PROTOCOL_VERSION) {
            // RFC 2637 section 3.1.2: an earlier version that we do not have is refused. To a later one we reply with
            // our
            // own, and whether that will do is for the peer to say.
            refuseStart(StartResult.VERSION_NOT_SUPPORTED, GeneralError.NONE, "protocol version");
        } else if (request.framingCapabilities() == 0 || request.bearerCapabilities() == 0) {
            refuseStart(StartResult.GENERAL_ERROR, GeneralError.BAD_VALUE, "no framing or no bearer capability");
        } else {
            peer = request;
            state = State.ESTABLISHED;
            sendStartReply(StartResult.OK, GeneralError.NONE);
            log.info(
                    "{}: control connection established, host={} vendor={}",
                    name,
                    Printable.token(request.hostName()),
                    Printable.token(request.vendorName()));
        }
    }

    private void refuseStart(StartResult result, GeneralError error, String why) {
        sendStartReply(result, error);
        finish("start refused, " + result + ": " + why);
    }

    private void sendStartReply(StartResult result, GeneralError error) {
        outlet.send(Replies.start(services.config().name(), result, error));
    }

    private void stopRequested(StopControlConnectionRequest request) {
        calls.endAll(ClearCause.CLIENT_STOPPED);
        outlet.send(Replies.stopped());
        finish("stopped by the client, reason " + StopReason.describe(request.reason()));
    }

    private void stopReplied(StopControlConnectionReply reply) {
        if (state == State.WAIT_STOP_REPLY) {
            end(State.CLOSED, "");
        } else {
            unexpected("Stop-Control-Connection-Reply, result " + reply.resultCode());
        }
    }

    private void echoRequested(EchoRequest request) {
        outlet.send(
                state == State.IDLE
                        ? Replies.echo(request, EchoResult.GENERAL_ERROR, GeneralError.NOT_CONNECTED)
                        : Replies.echo(request, EchoResult.OK, GeneralError.NONE));
    }

    private void echoReplied(EchoReply reply) {
        // The result does not matter: whoever can refuse an echo lives.
        if (!echo.answered(reply.identifier())) {
            unexpected("Echo-Reply");
        }
    }

    private void outgoingCallRequested(OutgoingCallRequest request) {
        if (state == State.ESTABLISHED && peer != null) {
            calls.request(request, peer);
            callAnswered = true;
        } else {
            outlet.send(Replies.refused(request, OutgoingCallResult.GENERAL_ERROR, GeneralError.NOT_CONNECTED));
        }
    }

    private void incomingCallRequested(IncomingCallRequest request) {
        // There is no line on the other side that a client's call could be put through to.
        outlet.send(
                state == State.IDLE
                        ? Replies.refused(request, IncomingCallResult.GENERAL_ERROR, GeneralError.NOT_CONNECTED)
                        : Replies.refused(request, IncomingCallResult.DO_NOT_ACCEPT, GeneralError.NONE));
    }

    private void unexpected(String what) {
        log.debug("{}: unexpected {} ignored", name, what);
    }

    private void whileEstablished(long now) {
        if (withoutCallDeadline() - now <= 0) {
            endUnused("no call in time");
        } else if (echoDeadline() - now <= 0) {
            if (echo.waiting()) {
                close(ClearCause.CLIENT_SILENT, "no Echo-Reply in time");
            } else {
                outlet.send(echo.ask(now));
            }
        }
    }

    private void lastCallEnded() {
        withoutCallSince = now();
        if (state == State.ESTABLISHED && calls.lastEndedByServer()) {
            boolean draining = services.draining().getAsBoolean();
            stop(draining ? StopReason.STOP_LOCAL_SHUTDOWN : StopReason.NONE, "last call ended");
        }
    }

    private void shutDown() {
        calls.disconnectAll(ClearCause.SERVER_SHUTDOWN);
        switch (state) {
            case IDLE -> close(ClearCause.SERVER_SHUTDOWN, "server shutdown");
            case ESTABLISHED -> endUnused("server shutdown");
            case WAIT_STOP_REPLY, FINISHING, CLOSED -> {}
        }
    }

    private void endUnused(String why) {
        if (callAnswered) {
            boolean draining = services.draining().getAsBoolean();
            stop(draining ? StopReason.STOP_LOCAL_SHUTDOWN : StopReason.NONE, why);
        } else {
            // macOS takes whatever comes for its Outgoing-Call-Reply; what is not one it reports as a protocol error.
            close(ClearCause.CLIENT_SILENT, why);
        }
    }

    private void stop(StopReason reason, String why) {
        outlet.send(new StopControlConnectionRequest(reason.code()));
        closingDeadline = now() + CLOSING_TIME.toNanos();
        end(State.WAIT_STOP_REPLY, why);
    }

    /** Lets what was sent reach the peer before the socket is closed (RFC 2637 section 3.1.2). */
    private void finish(String why) {
        outlet.finish();
        closingDeadline = now() + CLOSING_TIME.toNanos();
        end(State.FINISHING, why);
    }

    private void end(State next, String why) {
        state = next;
        ending = ending.isEmpty() ? why : ending;
    }

    private long withoutCallDeadline() {
        boolean unused = state == State.IDLE || calls.isEmpty();
        return unused ? withoutCallSince + services.config().handshakeTimeout().toNanos() : Ticker.NEVER;
    }

    private long echoDeadline() {
        return callAnswered ? echo.deadline() : Ticker.NEVER;
    }

    private long now() {
        return services.ticker().nanos();
    }
}
