package dev.turnpike.control.message;

import java.util.Optional;

/** Result of a Call-Disconnect-Notify (RFC 2637 section 2.13). */
public enum CallDisconnectResult implements ControlCode {
    /** The call's line was lost. */
    LOST_CARRIER(1),
    /** The call failed; the error code says why. */
    GENERAL_ERROR(2),
    /** The call was ended by administration. */
    ADMIN_SHUTDOWN(3),
    /** The peer asked for the end. */
    REQUEST(4);

    private final int code;

    CallDisconnectResult(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The constant with that number, if RFC 2637 names it. */
    public static Optional<CallDisconnectResult> of(int code) {
        return ControlCode.find(values(), code);
    }

    /** The number with its name, for a log. */
    public static String describe(int code) {
        return ControlCode.describe(values(), code);
    }
}
