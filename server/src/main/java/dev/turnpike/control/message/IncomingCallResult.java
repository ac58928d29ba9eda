package dev.turnpike.control.message;

import java.util.Optional;

/** Result of an Incoming-Call-Reply (RFC 2637 section 2.10). */
public enum IncomingCallResult implements ControlCode {
    /** The PAC should answer the call. */
    CONNECT(1),
    /** Refused; the error code says why. */
    GENERAL_ERROR(2),
    /** The PAC should not take the call. */
    DO_NOT_ACCEPT(3);

    private final int code;

    IncomingCallResult(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The constant with that number, if RFC 2637 names it. */
    public static Optional<IncomingCallResult> of(int code) {
        return ControlCode.find(values(), code);
    }

    /** The number with its name, for a log. */
    public static String describe(int code) {
        return ControlCode.describe(values(), code);
    }
}
