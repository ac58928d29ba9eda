package dev.turnpike.control.message;

import static dev.turnpike.control.message.ControlMessageType.CALL_CLEAR_REQUEST;
import static dev.turnpike.control.message.ControlMessageType.CALL_DISCONNECT_NOTIFY;
import static dev.turnpike.control.message.ControlMessageType.ECHO_REPLY;
import static dev.turnpike.control.message.ControlMessageType.ECHO_REQUEST;
import static dev.turnpike.control.message.ControlMessageType.INCOMING_CALL_CONNECTED;
import static dev.turnpike.control.message.ControlMessageType.INCOMING_CALL_REPLY;
import static dev.turnpike.control.message.ControlMessageType.INCOMING_CALL_REQUEST;
import static dev.turnpike.control.message.ControlMessageType.OUTGOING_CALL_REPLY;
import static dev.turnpike.control.message.ControlMessageType.OUTGOING_CALL_REQUEST;
import static dev.turnpike.control.message.ControlMessageType.SET_LINK_INFO;
import static dev.turnpike.control.message.ControlMessageType.START_CONTROL_CONNECTION_REPLY;
import static dev.turnpike.control.message.ControlMessageType.START_CONTROL_CONNECTION_REQUEST;
import static dev.turnpike.control.message.ControlMessageType.STOP_CONTROL_CONNECTION_REPLY;
import static dev.turnpike.control.message.ControlMessageType.STOP_CONTROL_CONNECTION_REQUEST;
import static dev.turnpike.control.message.ControlMessageType.WAN_ERROR_NOTIFY;

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
import dev.turnpike.net.ByteWriter;
import java.nio.charset.StandardCharsets;

/** Writes the control message type and what follows it, field by field in the order of RFC 2637 section 2. */
final class BodyWriter {

    private BodyWriter() {}

    static void write(ControlMessage message, ByteWriter out) {
        switch (message) {
            case StartControlConnectionRequest m -> startRequest(type(out, START_CONTROL_CONNECTION_REQUEST), m);
            case StartControlConnectionReply m -> startReply(type(out, START_CONTROL_CONNECTION_REPLY), m);
            case StopControlConnectionRequest m ->
                type(out, STOP_CONTROL_CONNECTION_REQUEST).u8(m.reason()).zeros(3);
            case StopControlConnectionReply m ->
                type(out, STOP_CONTROL_CONNECTION_REPLY)
                        .u8(m.resultCode())
                        .u8(m.errorCode())
                        .zeros(2);
            case EchoRequest m -> type(out, ECHO_REQUEST).i32(m.identifier());
            case EchoReply m ->
                type(out, ECHO_REPLY)
                        .i32(m.identifier())
                        .u8(m.resultCode())
                        .u8(m.errorCode())
                        .zeros(2);
            case OutgoingCallRequest m -> outgoingRequest(type(out, OUTGOING_CALL_REQUEST), m);
            case OutgoingCallReply m -> outgoingReply(type(out, OUTGOING_CALL_REPLY), m);
            case IncomingCallRequest m -> incomingRequest(type(out, INCOMING_CALL_REQUEST), m);
            case IncomingCallReply m -> incomingReply(type(out, INCOMING_CALL_REPLY), m);
            case IncomingCallConnected m -> incomingConnected(type(out, INCOMING_CALL_CONNECTED), m);
            case CallClearRequest m ->
                type(out, CALL_CLEAR_REQUEST).u16(m.callId()).zeros(2);
            case CallDisconnectNotify m -> disconnectNotify(type(out, CALL_DISCONNECT_NOTIFY), m);
            case WanErrorNotify m -> wanErrors(type(out, WAN_ERROR_NOTIFY), m);
            case SetLinkInfo m ->
                type(out, SET_LINK_INFO)
                        .u16(m.peerCallId())
                        .zeros(2)
                        .i32(m.sendAccm())
                        .i32(m.receiveAccm());
            case Unknown m -> out.u16(m.controlType()).zeros(2).bytes(m.body());
        }
    }

    private static ByteWriter type(ByteWriter out, ControlMessageType type) {
        return out.u16(type.code()).zeros(2); // Reserved0
    }

    private static void startRequest(ByteWriter out, StartControlConnectionRequest m) {
        out.u16(m.protocolVersion()).zeros(2);
        out.i32(m.framingCapabilities()).i32(m.bearerCapabilities());
        out.u16(m.maximumChannels()).u16(m.firmwareRevision());
        name(out, m.hostName());
        name(out, m.vendorName());
    }

    private static void startReply(ByteWriter out, StartControlConnectionReply m) {
        out.u16(m.protocolVersion()).u8(m.resultCode()).u8(m.errorCode());
        out.i32(m.framingCapabilities()).i32(m.bearerCapabilities());
        out.u16(m.maximumChannels()).u16(m.firmwareRevision());
        name(out, m.hostName());
        name(out, m.vendorName());
    }

    private static void outgoingRequest(ByteWriter out, OutgoingCallRequest m) {
        out.u16(m.callId()).u16(m.callSerialNumber());
        out.i32(m.minimumBps()).i32(m.maximumBps());
        out.i32(m.bearerType()).i32(m.framingType());
        out.u16(m.packetReceiveWindowSize()).u16(m.packetProcessingDelay());
        out.u16(m.phoneNumber().length()).zeros(2);
        name(out, m.phoneNumber());
        name(out, m.subaddress());
    }

    private static void outgoingReply(ByteWriter out, OutgoingCallReply m) {
        out.u16(m.callId()).u16(m.peerCallId());
        out.u8(m.resultCode()).u8(m.errorCode()).u16(m.causeCode());
        out.i32(m.connectSpeed());
        out.u16(m.packetReceiveWindowSize()).u16(m.packetProcessingDelay());
        out.i32(m.physicalChannelId());
    }

    private static void incomingRequest(ByteWriter out, IncomingCallRequest m) {
        out.u16(m.callId()).u16(m.callSerialNumber());
        out.i32(m.callBearerType()).i32(m.physicalChannelId());
        out.u16(m.dialedNumber().length()).u16(m.dialingNumber().length());
        name(out, m.dialedNumber());
        name(out, m.dialingNumber());
        name(out, m.subaddress());
    }

    private static void incomingReply(ByteWriter out, IncomingCallReply m) {
        out.u16(m.callId()).u16(m.peerCallId());
        out.u8(m.resultCode()).u8(m.errorCode());
        out.u16(m.packetReceiveWindowSize()).u16(m.packetTransitDelay());
        out.zeros(2);
    }

    private static void incomingConnected(ByteWriter out, IncomingCallConnected m) {
        out.u16(m.peerCallId()).zeros(2);
        out.i32(m.connectSpeed());
        out.u16(m.packetReceiveWindowSize()).u16(m.packetTransitDelay());
        out.i32(m.framingType());
    }

    private static void disconnectNotify(ByteWriter out, CallDisconnectNotify m) {
        out.u16(m.callId()).u8(m.resultCode()).u8(m.errorCode());
        out.u16(m.causeCode()).zeros(2);
        text(out, m.callStatistics(), ControlMessage.STATISTICS_LENGTH);
    }

    private static void wanErrors(ByteWriter out, WanErrorNotify m) {
        out.u16(m.peerCallId()).zeros(2);
        out.i32(m.crcErrors()).i32(m.framingErrors());
        out.i32(m.hardwareOverruns()).i32(m.bufferOverruns());
        out.i32(m.timeOutErrors()).i32(m.alignmentErrors());
    }

    private static void name(ByteWriter out, String text) {
        text(out, text, ControlMessage.NAME_LENGTH);
    }

    private static void text(ByteWriter out, String text, int length) {
        out.bytes(text.getBytes(StandardCharsets.ISO_8859_1)).zeros(length - text.length());
    }
}
