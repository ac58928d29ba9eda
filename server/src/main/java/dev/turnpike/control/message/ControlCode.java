package dev.turnpike.control.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A number that RFC 2637 names in a result, error or reason field. */
public sealed interface ControlCode
        permits StartResult,
                StopReason,
                StopResult,
                EchoResult,
                OutgoingCallResult,
                IncomingCallResult,
                CallDisconnectResult,
                GeneralError {

    /** The number on the wire, 0 to 255. */
    int code();

    /** The code among {@code values} that has the number, if one has. */
    static <E extends Enum<E> & ControlCode> Optional<E> find(E[] values, int code) {
        return Arrays.stream(values).filter(value -> value.code() == code).findFirst();
    }

    /** How a log shows a number: its name, where {@code values} know it, and the number. */
    static <E extends Enum<E> & ControlCode> String describe(E[] values, int code) {
        String name = find(values, code)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("unknown");
        return name + "(" + code + ")";
    }
}
