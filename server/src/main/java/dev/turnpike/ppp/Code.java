package dev.turnpike.ppp;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** First octet of a control packet (RFC 1661 section 5). Which protocol knows which codes is up to the protocol. */
public enum Code {
    /** All protocols, RFC 1661 section 5.1. */
    CONFIGURE_REQUEST(1, "Configure-Request"),
    /** All protocols, RFC 1661 section 5.2. */
    CONFIGURE_ACK(2, "Configure-Ack"),
    /** All protocols, RFC 1661 section 5.3. */
    CONFIGURE_NAK(3, "Configure-Nak"),
    /** All protocols, RFC 1661 section 5.4. */
    CONFIGURE_REJECT(4, "Configure-Reject"),
    /** All protocols, RFC 1661 section 5.5. */
    TERMINATE_REQUEST(5, "Terminate-Request"),
    /** All protocols, RFC 1661 section 5.5. */
    TERMINATE_ACK(6, "Terminate-Ack"),
    /** All protocols, RFC 1661 section 5.6. */
    CODE_REJECT(7, "Code-Reject"),
    /** LCP, RFC 1661 section 5.7. */
    PROTOCOL_REJECT(8, "Protocol-Reject"),
    /** LCP, RFC 1661 section 5.8. */
    ECHO_REQUEST(9, "Echo-Request"),
    /** LCP, RFC 1661 section 5.8. */
    ECHO_REPLY(10, "Echo-Reply"),
    /** LCP, RFC 1661 section 5.9. */
    DISCARD_REQUEST(11, "Discard-Request"),
    /** LCP, RFC 1570 section 2.1. */
    IDENTIFICATION(12, "Identification"),
    /** LCP, RFC 1570 section 2.2. */
    TIME_REMAINING(13, "Time-Remaining"),
    /** CCP, RFC 1962 section 3. */
    RESET_REQUEST(14, "Reset-Request"),
    /** CCP, RFC 1962 section 3. */
    RESET_ACK(15, "Reset-Ack");

    private static final Map<Integer, Code> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Code::number, Function.identity()));

    private final int number;
    private final String label;

    Code(int number, String label) {
        this.number = number;
        this.label = label;
    }

    /** The code of that number, if it is assigned. */
    public static Optional<Code> of(int number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    /** The octet on the wire, 1 to 15. */
    public int number() {
        return number;
    }

    /** Whether the protocol cannot work with a peer that does not know this code (RFC 1661 section 4.3, RXJ-). */
    public boolean isEssential() {
        return number <= CODE_REJECT.number;
    }

    /** The RFC's name, for logs. */
    public String label() {
        return label;
    }
}
