package dev.turnpike.control.message;

import java.util.Arrays;
import java.util.Objects;

/**
 * A message of the PPTP control connection (RFC 2637 section 2). Reserved fields are not part of a message: they are
 * sent as zero, and ignored when received, which is what keeps them free for extensions.
 *
 * <p>Result, error, reason and cause fields are kept as the number on the wire, since a peer may send one that no
 * specification names; {@link ControlCode}s name those that RFC 2637 knows. Fields of 32 bits are ints with the same
 * bits. Texts are at most as long as their field, hold one character an octet (ISO 8859-1) and no zero.
 */
public sealed interface ControlMessage {

    /** The protocol version of RFC 2637, 1.0. */
    int PROTOCOL_VERSION = 0x0100;

    /** Bit of the framing fields: asynchronous. */
    int ASYNCHRONOUS_FRAMING = 1;

    /** Bit of the framing fields: synchronous. */
    int SYNCHRONOUS_FRAMING = 2;

    /** Bit of the bearer fields: analog. */
    int ANALOG_ACCESS = 1;

    /** Bit of the bearer fields: digital. */
    int DIGITAL_ACCESS = 2;

    /** Octets of a host name, a vendor name, a telephone number or a subaddress. */
    int NAME_LENGTH = 64;

    /** Octets of the call statistics. */
    int STATISTICS_LENGTH = 128;

    /** RFC 2637 section 2.1. Maximum channels is 0 from a PNS, and a PAC ignores it. */
    record StartControlConnectionRequest(
            int protocolVersion,
            int framingCapabilities,
            int bearerCapabilities,
            int maximumChannels,
            int firmwareRevision,
            String hostName,
            String vendorName)
            implements ControlMessage {

        /** Checks that every field fits its place on the wire. */
        public StartControlConnectionRequest {
            Fields.u16("protocol version", protocolVersion);
            Fields.u16("maximum channels", maximumChannels);
            Fields.u16("firmware revision", firmwareRevision);
            Fields.text("host name", hostName, NAME_LENGTH);
            Fields.text("vendor name", vendorName, NAME_LENGTH);
        }
    }

    /** RFC 2637 section 2.2; the result is a {@link StartResult}. */
    record StartControlConnectionReply(
            int protocolVersion,
            int resultCode,
            int errorCode,
            int framingCapabilities,
            int bearerCapabilities,
            int maximumChannels,
            int firmwareRevision,
            String hostName,
            String vendorName)
            implements ControlMessage {

        /** Checks that every field fits its place on the wire. */
        public StartControlConnectionReply {
            Fields.u16("protocol version", protocolVersion);
            Fields.u8("result code", resultCode);
            Fields.u8("error code", errorCode);
            Fields.u16("maximum channels", maximumChannels);
            Fields.u16("firmware revision", firmwareRevision);
            Fields.text("host name", hostName, NAME_LENGTH);
            Fields.text("vendor name", vendorName, NAME_LENGTH);
        }
    }

    /** RFC 2637 section 2.3; the reason is a {@link StopReason}. */
    record StopControlConnectionRequest(int reason) implements ControlMessage {

        /** Checks that every field fits its place on the wire. */
        public StopControlConnectionRequest {
            Fields.u8("reason", reason);
        }
    }

    /** RFC 2637 section 2.4; the result is a {@link StopResult}. */
    record StopControlConnectionReply(int resultCode, int errorCode) implements ControlMessage {

        /** Checks that every field fits its place on the wire. */
        public StopControlConnectionReply {
            Fields.u8("result code", resultCode);
            Fields.u8("error code", errorCode);
        }
    }

    /** RFC 2637 section 2.5; the identifier matches the reply to its request. */
    record EchoRequest(int identifier) implements ControlMessage {}

    /** RFC 2637 section 2.6; the result is an {@link EchoResult}. */
    record EchoReply(int identifier, int resultCode, int errorCode) implements ControlMessage {

        /** Checks that every field fits its place on the wire. */
        public EchoReply {
            Fields.u8("result code", resultCode);
            Fields.u8("error code", errorCode);
        }
    }

    /**
     * RFC 2637 section 2.7. The call ID is the one that its sender chose; the delay is in tenths of a second; the phone
     * number's length on the wire follows from the text.
     */
    record OutgoingCallRequest(
            int callId,
            int callSerialNumber,
            int minimumBps,
            int maximumBps,
            int bearerType,
            int framingType,
            int packetReceiveWindowSize,
            int packetProcessingDelay,
            String phoneNumber,
            String subaddress)
            implements ControlMessage {

        /** Checks that every field fits its place on the wire. */
        public OutgoingCallRequest {
            Fields.u16("call ID", callId);
            Fields.u16("call serial number", callSerialNumber);
            Fields.u16("packet receive window size", packetReceiveWindowSize);
            Fields.u16("packet processing delay", packetProcessingDelay);
            Fields.text("phone number", phoneNumber, NAME_LENGTH);
            Fields.text("subaddress", subaddress, NAME_LENGTH);
        }
    }

    /**
     * RFC 2637 section 2.8; the result is an {@link OutgoingCallResult}. The call ID is the replier's new one, the
     * peer's call ID the one of the request.
     */
    record OutgoingCallReply(
            int callId,
            int peerCallId,
            int resultCode,
            int errorCode,
            int causeCode,
            int connectSpeed,
            int packetReceiveWindowSize,
            int packetProcessingDelay,
            int physicalChannelId)
            implements ControlMessage {

        /** Checks that every field fits its place on the wire. */
        public OutgoingCallReply {
            Fields.u16("call ID", callId);
            Fields.u16("peer's call ID", peerCallId);
            Fields.u8("result code", resultCode);
            Fields.u8("error code", errorCode);
            Fields.u16("cause code", causeCode);
            Fields.u16("packet receive window size", packetReceiveWindowSize);
            Fields.u16("packet processing delay", packetProcessingDelay);
        }
    }

    /** RFC 2637 section 2.9; the numbers' lengths on the wire follow from the texts. */
    record IncomingCallRequest(
            int callId,
            int callSerialNumber,
            int callBearerType,
            int physicalChannelId,
            String dialedNumber,
            String dialingNumber,
            String subaddress)
            implements ControlMessage {

        /** Checks that every field fits its place on the wire. */
        public IncomingCallRequest {
            Fields.u16("call ID", callId);
            Fields.u16("call serial number", callSerialNumber);
            Fields.text("dialed number", dialedNumber, NAME_LENGTH);
            Fields.text("dialing number", dialingNumber, NAME_LENGTH);
            Fields.text("subaddress", subaddress, NAME_LENGTH);
        }
    }

    /** RFC 2637 section 2.10; the result is an {@link IncomingCallResult}. */
    record IncomingCallReply(
            int callId,
            int peerCallId,
            int resultCode,
            int errorCode,
            int packetReceiveWindowSize,
            int packetTransitDelay)
            implements ControlMessage {

        /** Checks that every field fits its place on the wire. */
        public IncomingCallReply {
            Fields.u16("call ID", callId);
            Fields.u16("peer's call ID", peerCallId);
            Fields.u8("result code", resultCode);
            Fields.u8("error code", errorCode);
            Fields.u16("packet receive window size", packetReceiveWindowSize);
            Fields.u16("packet transit delay", packetTransitDelay);
        }
    }

    /** RFC 2637 section 2.11. */
    record IncomingCallConnected(
            int peerCallId, int connectSpeed, int packetReceiveWindowSize, int packetTransitDelay, int framingType)
            implements ControlMessage {

        /** Checks that every field fits its place on the wire. */
        public IncomingCallConnected {
            Fields.u16("peer's call ID", peerCallId);
            Fields.u16("packet receive window size", packetReceiveWindowSize);
            Fields.u16("packet transit delay", packetTransitDelay);
        }
    }

    /** RFC 2637 section 2.12. The call ID is the sender's (the client's) own. */
    record CallClearRequest(int callId) implements ControlMessage {

        /** Checks that every field fits its place on the wire. */
        public CallClearRequest {
            Fields.u16("call ID", callId);
        }
    }

    /**
     * RFC 2637 section 2.13; the result is a {@link CallDisconnectResult}. The call ID is the sender's (the server's)
     * own.
     */
    record CallDisconnectNotify(int callId, int resultCode, int errorCode, int causeCode, String callStatistics)
            implements ControlMessage {

        /** Checks that every field fits its place on the wire. */
        public CallDisconnectNotify {
            Fields.u16("call ID", callId);
            Fields.u8("result code", resultCode);
            Fields.u8("error code", errorCode);
            Fields.u16("cause code", causeCode);
            Fields.text("call statistics", callStatistics, STATISTICS_LENGTH);
        }
    }

    /** RFC 2637 section 2.14; totals since the call began, each an unsigned 32-bit number. */
    record WanErrorNotify(
            int peerCallId,
            int crcErrors,
            int framingErrors,
            int hardwareOverruns,
            int bufferOverruns,
            int timeOutErrors,
            int alignmentErrors)
            implements ControlMessage {

        /** Checks that every field fits its place on the wire. */
        public WanErrorNotify {
            Fields.u16("peer's call ID", peerCallId);
        }
    }

    /** RFC 2637 section 2.15. The peer's call ID is the receiver's (the server's); the masks are PPP's ACCM. */
    record SetLinkInfo(int peerCallId, int sendAccm, int receiveAccm) implements ControlMessage {

        /** Checks that every field fits its place on the wire. */
        public SetLinkInfo {
            Fields.u16("peer's call ID", peerCallId);
        }
    }

    /**
     * A message of a type that RFC 2637 does not define, under a header that is in order. A receiver passes over it,
     * which is how the protocol can be extended (RFC 2637 section 1.4).
     *
     * @param controlType its Control Message Type, none of {@link ControlMessageType}
     * @param body what follows the header
     */
    record Unknown(int controlType, byte[] body) implements ControlMessage {

        /** Copies the body, and checks that the type is unknown indeed and the body not too long. */
        public Unknown {
            Fields.u16("control message type", controlType);
            if (ControlMessageType.of(controlType).isPresent()) {
                throw new IllegalArgumentException("control message type " + controlType + " is a known one");
            }
            if (body.length > ControlCodec.MAX_LENGTH - ControlCodec.HEADER_LENGTH) {
                throw new IllegalArgumentException("body of " + body.length + " octets is too long");
            }
            body = body.clone();
        }

        @Override
        public byte[] body() {
            return body.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Unknown(int otherType, byte[] otherBody)
                    && controlType == otherType
                    && Arrays.equals(body, otherBody);
        }

        @Override
        public int hashCode() {
            return Objects.hash(controlType, Arrays.hashCode(body));
        }

        @Override
        public String toString() {
            return "Unknown[controlType=" + controlType + ", " + body.length + " octets]";
        }
    }
}
