package dev.turnpike.control.message;

import java.util.Optional;

/** Result of an Outgoing-Call-Reply (RFC 2637 section 2.8). */
public enum OutgoingCallResult implements ControlCode {
    /** The call stands. */
    CONNECTED(1),
    /** Refused; the error code says why. */
    GENERAL_ERROR(2),
    /** No carrier was found. */
    NO_CARRIER(3),
    /** The line is busy. */
    BUSY(4),
    /** There is no dial tone. */
    NO_DIAL_TONE(5),
    /** The call was not established in time. */
    TIME_OUT(6),
    /** Outgoing calls are administratively prohibited. */
    DO_NOT_ACCEPT(7);

    private final int code;

    OutgoingCallResult(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The constant with that number, if RFC 2637 names it. */
    public static Optional<OutgoingCallResult> of(int code) {
        return ControlCode.find(values(), code);
    }

    /** The number with its name, for a log. */
    public static String describe(int code) {
        return ControlCode.describe(values(), code);
    }
}
