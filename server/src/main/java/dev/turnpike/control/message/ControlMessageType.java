package dev.turnpike.control.message;

import java.util.Arrays;
import java.util.Optional;

/** The control message types of RFC 2637, each with its number, its exact length and the section that defines it. */
public enum ControlMessageType {
    /** Asks for a control connection. */
    START_CONTROL_CONNECTION_REQUEST(1, 156, "2.1"),
    /** Grants or refuses the control connection. */
    START_CONTROL_CONNECTION_REPLY(2, 156, "2.2"),
    /** Ends the control connection and all of its calls. */
    STOP_CONTROL_CONNECTION_REQUEST(3, 16, "2.3"),
    /** Agrees to the end of the control connection. */
    STOP_CONTROL_CONNECTION_REPLY(4, 16, "2.4"),
    /** Asks whether the other end still lives. */
    ECHO_REQUEST(5, 16, "2.5"),
    /** It does. */
    ECHO_REPLY(6, 20, "2.6"),
    /** The client (PNS) asks the server (PAC) for a call: a tunnel. */
    OUTGOING_CALL_REQUEST(7, 168, "2.7"),
    /** Grants or refuses the outgoing call. */
    OUTGOING_CALL_REPLY(8, 32, "2.8"),
    /** A PAC announces a call that came in from its telephone line. */
    INCOMING_CALL_REQUEST(9, 220, "2.9"),
    /** Takes or refuses the incoming call. */
    INCOMING_CALL_REPLY(10, 24, "2.10"),
    /** The incoming call stands. */
    INCOMING_CALL_CONNECTED(11, 28, "2.11"),
    /** The PNS asks for the end of one call. */
    CALL_CLEAR_REQUEST(12, 16, "2.12"),
    /** The PAC tells that one call has ended. */
    CALL_DISCONNECT_NOTIFY(13, 148, "2.13"),
    /** The PAC reports errors of its telephone line. */
    WAN_ERROR_NOTIFY(14, 40, "2.14"),
    /** The PNS sets what PPP negotiated for the line. */
    SET_LINK_INFO(15, 24, "2.15");

    private final int code;
    private final int length;
    private final String section;

    ControlMessageType(int code, int length, String section) {
        this.code = code;
        this.length = length;
        this.section = section;
    }

    /** The number in the Control Message Type field. */
    public int code() {
        return code;
    }

    /** Octets of the whole message, header included; no other length is valid. */
    public int length() {
        return length;
    }

    /** The section of RFC 2637 that defines the message. */
    public String section() {
        return section;
    }

    /** The type with that number, if RFC 2637 defines one. */
    public static Optional<ControlMessageType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
}
