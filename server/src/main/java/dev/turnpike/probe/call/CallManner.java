package dev.turnpike.probe.call;

import dev.turnpike.control.message.ControlMessage;

/**
 * How a kind of client speaks on the control connection.
 *
 * @param startRequest its first message
 * @param callRequest its second message; call ID and serial number are replaced
 * @param sendsLinkInfo whether it sends Set-Link-Info after the call stands and before it ends it
 * @param leavesByTcp whether it ends a call by closing TCP, with no message before
 */
public record CallManner(
        ControlMessage.StartControlConnectionRequest startRequest,
        ControlMessage.OutgoingCallRequest callRequest,
        boolean sendsLinkInfo,
        boolean leavesByTcp) {

    /** The Outgoing-Call-Request with these numbers. */
    ControlMessage.OutgoingCallRequest callRequest(int callId, int serialNumber) {
        return new ControlMessage.OutgoingCallRequest(
                callId,
                serialNumber,
                callRequest.minimumBps(),
                callRequest.maximumBps(),
                callRequest.bearerType(),
                callRequest.framingType(),
                callRequest.packetReceiveWindowSize(),
                callRequest.packetProcessingDelay(),
                callRequest.phoneNumber(),
                callRequest.subaddress());
    }
}
