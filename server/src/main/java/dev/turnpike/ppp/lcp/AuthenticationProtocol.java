package dev.turnpike.ppp.lcp;

import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import java.util.Arrays;
import java.util.Optional;

/** What the Authentication-Protocol option can name (RFC 1661 section 6.2), strongest first. */
public enum AuthenticationProtocol {
    /** RFC 3748. */
    EAP(PppProtocol.EAP),
    /** RFC 2759. */
    MSCHAP_V2(PppProtocol.CHAP, 0x81),
    /** RFC 2433. */
    MSCHAP_V1(PppProtocol.CHAP, 0x80),
    /** RFC 1994. */
    CHAP_MD5(PppProtocol.CHAP, 0x05),
    /** RFC 1334. */
    PAP(PppProtocol.PAP);

    private static final int NO_ALGORITHM = -1;

    private final PppProtocol protocol;
    private final int algorithm;

    AuthenticationProtocol(PppProtocol protocol) {
        this(protocol, NO_ALGORITHM);
    }

    AuthenticationProtocol(PppProtocol protocol, int algorithm) {
        this.protocol = protocol;
        this.algorithm = algorithm;
    }

    /** What the option names, if it is one of these. */
    public static Optional<AuthenticationProtocol> of(LcpOption.Authentication option) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.option().equals(option))
                .findFirst();
    }

    /** The option that names it. */
    public LcpOption.Authentication option() {
        Octets data = algorithm == NO_ALGORITHM ? Octets.NONE : Octets.of(algorithm);
        return new LcpOption.Authentication(protocol.number(), data);
    }
}
