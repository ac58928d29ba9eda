package dev.turnpike.control;

import dev.turnpike.control.message.CallDisconnectResult;
import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.control.message.ControlMessage.CallDisconnectNotify;
import dev.turnpike.control.message.ControlMessage.EchoReply;
import dev.turnpike.control.message.ControlMessage.EchoRequest;
import dev.turnpike.control.message.ControlMessage.IncomingCallReply;
import dev.turnpike.control.message.ControlMessage.IncomingCallRequest;
import dev.turnpike.control.message.ControlMessage.OutgoingCallReply;
import dev.turnpike.control.message.ControlMessage.OutgoingCallRequest;
import dev.turnpike.control.message.ControlMessage.StartControlConnectionReply;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionReply;
import dev.turnpike.control.message.EchoResult;
import dev.turnpike.control.message.GeneralError;
import dev.turnpike.control.message.IncomingCallResult;
import dev.turnpike.control.message.OutgoingCallResult;
import dev.turnpike.control.message.StartResult;
import dev.turnpike.control.message.StopResult;

/** The messages that the server sends, filled in as real clients take them. */
final class Replies {

    private static final int EITHER_FRAMING = ControlMessage.ASYNCHRONOUS_FRAMING | ControlMessage.SYNCHRONOUS_FRAMING;
    private static final int EITHER_BEARER = ControlMessage.ANALOG_ACCESS | ControlMessage.DIGITAL_ACCESS;
    private static final int FIRMWARE_REVISION = 1;
    private static final String VENDOR = "Turnpike";

    // No call of ours: what stands in the call ID field of a refusal.
    private static final int NO_CALL = 0;

    private Replies() {}

    static StartControlConnectionReply start(String hostName, StartResult result, GeneralError error) {
        return new StartControlConnectionReply(
                ControlMessage.PROTOCOL_VERSION,
                result.code(),
                error.code(),
                EITHER_FRAMING,
                EITHER_BEARER,
                // RFC 2637 section 2.2: the PPP sessions this PAC supports; for this peer, those of one connection.
                ControlCalls.MAX_CALLS,
                FIRMWARE_REVISION,
                hostName,
                VENDOR);
    }

    static StopControlConnectionReply stopped() {
        return new StopControlConnectionReply(StopResult.OK.code(), GeneralError.NONE.code());
    }

    static EchoReply echo(EchoRequest request, EchoResult result, GeneralError error) {
        return new EchoReply(request.identifier(), result.code(), error.code());
    }

    static OutgoingCallReply connected(int callId, OutgoingCallRequest request) {
        return new OutgoingCallReply(
                callId,
                request.callId(),
                OutgoingCallResult.CONNECTED.code(),
                GeneralError.NONE.code(),
                0,
                request.maximumBps(),
                CallRequest.RECEIVE_WINDOW,
                0,
                0);
    }

    static OutgoingCallReply refused(OutgoingCallRequest request, OutgoingCallResult result, GeneralError error) {
        return new OutgoingCallReply(NO_CALL, request.callId(), result.code(), error.code(), 0, 0, 0, 0, 0);
    }

    static IncomingCallReply refused(IncomingCallRequest request, IncomingCallResult result, GeneralError error) {
        return new IncomingCallReply(NO_CALL, request.callId(), result.code(), error.code(), 0, 0);
    }

    static CallDisconnectNotify disconnected(int callId, CallDisconnectResult result, GeneralError error) {
        return new CallDisconnectNotify(callId, result.code(), error.code(), 0, "");
    }
}
