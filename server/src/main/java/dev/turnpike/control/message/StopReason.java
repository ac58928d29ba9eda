package dev.turnpike.control.message;

import java.util.Optional;

/** Reason of a Stop-Control-Connection-Request (RFC 2637 section 2.3). */
public enum StopReason implements ControlCode {
    /** An ordinary end. */
    NONE(1),
    /** The peer's protocol version cannot be supported. */
    STOP_PROTOCOL(2),
    /** The sender shuts down. */
    STOP_LOCAL_SHUTDOWN(3);

    private final int code;

    StopReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The constant with that number, if RFC 2637 names it. */
    public static Optional<StopReason> of(int code) {
        return ControlCode.find(values(), code);
    }

    /** The number with its name, for a log. */
    public static String describe(int code) {
        return ControlCode.describe(values(), code);
    }
}
