package dev.turnpike.control.message;

import java.util.Optional;

/** Result of a Start-Control-Connection-Reply (RFC 2637 section 2.2). */
public enum StartResult implements ControlCode {
    /** The control connection stands. */
    OK(1),
    /** Refused; the error code says why. */
    GENERAL_ERROR(2),
    /** There is one already between these two. */
    CHANNEL_EXISTS(3),
    /** The requester may not have one. */
    NOT_AUTHORIZED(4),
    /** The requester's protocol version is not supported. */
    VERSION_NOT_SUPPORTED(5);

    private final int code;

    StartResult(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The constant with that number, if RFC 2637 names it. */
    public static Optional<StartResult> of(int code) {
        return ControlCode.find(values(), code);
    }

    /** The number with its name, for a log. */
    public static String describe(int code) {
        return ControlCode.describe(values(), code);
    }
}
