package dev.turnpike.probe.call;

import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.control.message.EchoResult;
import dev.turnpike.control.message.GeneralError;
import dev.turnpike.control.message.OutgoingCallResult;
import dev.turnpike.control.message.StartResult;
import dev.turnpike.control.message.StopReason;
import dev.turnpike.control.message.StopResult;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.probe.report.PhaseFailedException;
import dev.turnpike.text.Printable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** Makes and ends a call in the manner of a kind of client. Owned by the thread that writes to the channel. */
public final class CallSetup {

    private static final int NO_ACCM = 0xffffffff;

    private final ControlChannel channel;
    private final CallManner manner;
    private final Ticker ticker;

    /** On a channel that has just been connected. */
    public CallSetup(ControlChannel channel, CallManner manner, Ticker ticker) {
        this.channel = channel;
        this.manner = manner;
        this.ticker = ticker;
    }

    /**
     * Start-Control-Connection-Request (RFC 2637 section 2.1) and its answer.
     *
     * @return what the server says of itself; printable
     */
    public String start(Duration patience) throws PhaseFailedException {
        send(manner.startRequest());
        ControlMessage.StartControlConnectionReply reply =
                await(ControlMessage.StartControlConnectionReply.class, patience, FailureCause.CONTROL_SILENT);
        if (reply.resultCode() != StartResult.OK.code()) {
            throw new PhaseFailedException(CallFailures.ofStart(reply));
        }
        if (reply.protocolVersion() != ControlMessage.PROTOCOL_VERSION) {
            throw new PhaseFailedException(CallFailures.ofVersion(reply.protocolVersion()));
        }
        return "host " + Printable.token(reply.hostName()) + ", vendor " + Printable.token(reply.vendorName())
                + ", firmware " + reply.firmwareRevision();
    }

    /**
     * Outgoing-Call-Request (RFC 2637 section 2.7) and its answer.
     *
     * @param callId what the server's GRE packets shall carry
     */
    public Call call(int callId, int serialNumber, Duration patience) throws PhaseFailedException {
        send(manner.callRequest(callId, serialNumber));
        ControlMessage.OutgoingCallReply reply =
                await(ControlMessage.OutgoingCallReply.class, patience, FailureCause.CALL_SILENT);
        if (reply.resultCode() != OutgoingCallResult.CONNECTED.code()) {
            throw new PhaseFailedException(CallFailures.ofCall(reply));
        }
        if (reply.peerCallId() != callId) {
            throw failed(
                    FailureCause.CALL_REFUSED, "the reply is for call " + reply.peerCallId() + ", ours is " + callId);
        }
        Call call = new Call(callId, reply.callId(), reply.packetReceiveWindowSize(), reply.connectSpeed());
        sendLinkInfo(call);
        return call;
    }

    /** Answers an Echo-Request (RFC 2637 section 2.6). */
    public void answer(ControlMessage.EchoRequest request) throws IOException {
        channel.send(
                new ControlMessage.EchoReply(request.identifier(), EchoResult.OK.code(), GeneralError.NONE.code()));
    }

    /** Answers a Stop-Control-Connection-Request (RFC 2637 section 2.4). */
    public void agreeToStop() throws IOException {
        channel.send(new ControlMessage.StopControlConnectionReply(StopResult.OK.code(), GeneralError.NONE.code()));
    }

    /** Asks for the end of call and connection as this kind of client does; does not wait for answers. */
    public void hangUp(Call call) throws IOException {
        if (manner.leavesByTcp()) {
            channel.close();
            return;
        }
        // RFC 2637 section 2.12: the client's own ID.
        channel.send(new ControlMessage.CallClearRequest(call.callId()));
        channel.send(new ControlMessage.StopControlConnectionRequest(StopReason.NONE.code()));
    }

    private void sendLinkInfo(Call call) throws PhaseFailedException {
        if (manner.sendsLinkInfo()) {
            send(new ControlMessage.SetLinkInfo(call.serverCallId(), NO_ACCM, NO_ACCM));
        }
    }

    private void send(ControlMessage message) throws PhaseFailedException {
        try {
            channel.send(message);
        } catch (IOException e) {
            throw failed(FailureCause.CONTROL_CLOSED, CallFailures.text(e));
        }
    }

    private <M extends ControlMessage> M await(Class<M> wanted, Duration patience, FailureCause ifSilent)
            throws PhaseFailedException {
        long deadline = ticker.nanos() + patience.toNanos();
        try {
            while (true) {
                Optional<ControlMessage> message = channel.next(deadline);
                if (message.isEmpty()) {
                    throw failed(FailureCause.CONTROL_CLOSED, "closed while we waited for " + wanted.getSimpleName());
                }
                if (wanted.isInstance(message.get())) {
                    return wanted.cast(message.get());
                }
                passOver(message.get());
            }
        } catch (SocketTimeoutException e) {
            throw failed(ifSilent, "no " + wanted.getSimpleName() + " in " + patience.toMillis() + " ms");
        } catch (IOException e) {
            throw failed(FailureCause.CONTROL_CLOSED, CallFailures.text(e));
        } catch (MalformedPacketException e) {
            throw failed(FailureCause.NOT_PPTP, String.valueOf(e.getMessage()));
        }
    }

    private void passOver(ControlMessage message) throws IOException, PhaseFailedException {
        if (message instanceof ControlMessage.EchoRequest echo) {
            answer(echo);
        } else if (message instanceof ControlMessage.StopControlConnectionRequest stop) {
            throw failed(FailureCause.CONTROL_CLOSED, "Stop-Control-Connection-Request, reason " + stop.reason());
        }
    }

    private static PhaseFailedException failed(FailureCause cause, String detail) {
        return new PhaseFailedException(Failure.of(cause, detail));
    }
}
