package dev.turnpike.control.message;

import java.util.Optional;

/** Result of an Echo-Reply (RFC 2637 section 2.6). */
public enum EchoResult implements ControlCode {
    /** The request was valid. */
    OK(1),
    /** It was not accepted; the error code says why. */
    GENERAL_ERROR(2);

    private final int code;

    EchoResult(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The constant with that number, if RFC 2637 names it. */
    public static Optional<EchoResult> of(int code) {
        return ControlCode.find(values(), code);
    }

    /** The number with its name, for a log. */
    public static String describe(int code) {
        return ControlCode.describe(values(), code);
    }
}
