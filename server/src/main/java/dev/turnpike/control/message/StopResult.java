package dev.turnpike.control.message;

import java.util.Optional;

/** Result of a Stop-Control-Connection-Reply (RFC 2637 section 2.4). */
public enum StopResult implements ControlCode {
    /** The control connection is closed. */
    OK(1),
    /** It is not closed; the error code says why. */
    GENERAL_ERROR(2);

    private final int code;

    StopResult(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The constant with that number, if RFC 2637 names it. */
    public static Optional<StopResult> of(int code) {
        return ControlCode.find(values(), code);
    }

    /** The number with its name, for a log. */
    public static String describe(int code) {
        return ControlCode.describe(values(), code);
    }
}
