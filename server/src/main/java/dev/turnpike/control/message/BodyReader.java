package dev.turnpike.control.message;

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
import dev.turnpike.control.message.ControlMessage.WanErrorNotify;
import dev.turnpike.net.ByteReader;
import dev.turnpike.net.MalformedPacketException;
import java.nio.charset.StandardCharsets;

/** Reads what follows the header, field by field in the order of RFC 2637 section 2. */
final class BodyReader {

    private BodyReader() {}

    static ControlMessage read(ControlMessageType type, ByteReader in) throws MalformedPacketException {
        return switch (type) {
            case START_CONTROL_CONNECTION_REQUEST -> startRequest(in);
            case START_CONTROL_CONNECTION_REPLY -> startReply(in);
            case STOP_CONTROL_CONNECTION_REQUEST -> new StopControlConnectionRequest(in.u8());
            case STOP_CONTROL_CONNECTION_REPLY -> new StopControlConnectionReply(in.u8(), in.u8());
            case ECHO_REQUEST -> new EchoRequest(in.i32());
            case ECHO_REPLY -> new EchoReply(in.i32(), in.u8(), in.u8());
            case OUTGOING_CALL_REQUEST -> outgoingRequest(in);
            case OUTGOING_CALL_REPLY -> outgoingReply(in);
            case INCOMING_CALL_REQUEST -> incomingRequest(in);
            case INCOMING_CALL_REPLY -> new IncomingCallReply(in.u16(), in.u16(), in.u8(), in.u8(), in.u16(), in.u16());
            case INCOMING_CALL_CONNECTED -> incomingConnected(in);
            case CALL_CLEAR_REQUEST -> new CallClearRequest(in.u16());
            case CALL_DISCONNECT_NOTIFY -> disconnectNotify(in);
            case WAN_ERROR_NOTIFY -> wanErrors(in);
            case SET_LINK_INFO -> linkInfo(in);
        };
    }

    private static ControlMessage startRequest(ByteReader in) throws MalformedPacketException {
        int version = in.u16();
        in.skip(2); // Reserved1
        return new StartControlConnectionRequest(version, in.i32(), in.i32(), in.u16(), in.u16(), name(in), name(in));
    }

    private static ControlMessage startReply(ByteReader in) throws MalformedPacketException {
        return new StartControlConnectionReply(
                in.u16(), in.u8(), in.u8(), in.i32(), in.i32(), in.u16(), in.u16(), name(in), name(in));
    }

    private static ControlMessage outgoingRequest(ByteReader in) throws MalformedPacketException {
        int callId = in.u16();
        int serialNumber = in.u16();
        int minimumBps = in.i32();
        int maximumBps = in.i32();
        int bearer = in.i32();
        int framing = in.i32();
        int window = in.u16();
        int delay = in.u16();
        int phoneNumberLength = in.u16();
        in.skip(2); // Reserved1
        String phoneNumber = number(in, phoneNumberLength);
        return new OutgoingCallRequest(
                callId, serialNumber, minimumBps, maximumBps, bearer, framing, window, delay, phoneNumber, name(in));
    }

    private static ControlMessage outgoingReply(ByteReader in) throws MalformedPacketException {
        return new OutgoingCallReply(
                in.u16(), in.u16(), in.u8(), in.u8(), in.u16(), in.i32(), in.u16(), in.u16(), in.i32());
    }

    private static ControlMessage incomingRequest(ByteReader in) throws MalformedPacketException {
        int callId = in.u16();
        int serialNumber = in.u16();
        int bearer = in.i32();
        int channel = in.i32();
        int dialedLength = in.u16();
        int dialingLength = in.u16();
        String dialed = number(in, dialedLength);
        String dialing = number(in, dialingLength);
        return new IncomingCallRequest(callId, serialNumber, bearer, channel, dialed, dialing, name(in));
    }

    private static ControlMessage incomingConnected(ByteReader in) throws MalformedPacketException {
        int peerCallId = in.u16();
        in.skip(2); // Reserved1
        return new IncomingCallConnected(peerCallId, in.i32(), in.u16(), in.u16(), in.i32());
    }

    private static ControlMessage disconnectNotify(ByteReader in) throws MalformedPacketException {
        int callId = in.u16();
        int result = in.u8();
        int error = in.u8();
        int cause = in.u16();
        in.skip(2); // Reserved1
        return new CallDisconnectNotify(
                callId, result, error, cause, text(in.bytes(ControlMessage.STATISTICS_LENGTH), Integer.MAX_VALUE));
    }

    private static ControlMessage wanErrors(ByteReader in) throws MalformedPacketException {
        int peerCallId = in.u16();
        in.skip(2); // Reserved1
        return new WanErrorNotify(peerCallId, in.i32(), in.i32(), in.i32(), in.i32(), in.i32(), in.i32());
    }

    private static ControlMessage linkInfo(ByteReader in) throws MalformedPacketException {
        int peerCallId = in.u16();
        in.skip(2); // Reserved1
        return new SetLinkInfo(peerCallId, in.i32(), in.i32());
    }

    private static String name(ByteReader in) throws MalformedPacketException {
        return number(in, ControlMessage.NAME_LENGTH);
    }

    /** A field of 64 octets whose text is said to have {@code length} octets. No length makes us leave the field. */
    private static String number(ByteReader in, int length) throws MalformedPacketException {
        return text(in.bytes(ControlMessage.NAME_LENGTH), length);
    }

    private static String text(byte[] field, int limit) {
        int length = 0;
        while (length < field.length && length < limit && field[length] != 0) {
            length++;
        }
        return new String(field, 0, length, StandardCharsets.ISO_8859_1);
    }
}
