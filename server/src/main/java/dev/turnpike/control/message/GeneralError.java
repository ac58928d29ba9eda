package dev.turnpike.control.message;

import java.util.Optional;

/** Error code that goes with a result of 2, General Error (RFC 2637 section 2.16). */
public enum GeneralError implements ControlCode {
    /** No general error. */
    NONE(0),
    /** There is no control connection yet. */
    NOT_CONNECTED(1),
    /** The length or the magic cookie is wrong. */
    BAD_FORMAT(2),
    /** A field's value is out of range. */
    BAD_VALUE(3),
    /** Resources do not suffice for the command now. */
    NO_RESOURCE(4),
    /** The call ID is invalid here. */
    BAD_CALL_ID(5),
    /** An error of the vendor's own in the PAC. */
    PAC_ERROR(6);

    private final int code;

    GeneralError(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The constant with that number, if RFC 2637 names it. */
    public static Optional<GeneralError> of(int code) {
        return ControlCode.find(values(), code);
    }

    /** The number with its name, for a log. */
    public static String describe(int code) {
        return ControlCode.describe(values(), code);
    }
}
