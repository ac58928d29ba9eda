package dev.turnpike.ppp;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Protocol field of a PPP frame (RFC 1661 section 2): the protocols this server speaks, and those that clients are known
 * to try and that a log should name.
 */
public enum PppProtocol {
    /** Internet Protocol version 4, RFC 1332. */
    IPV4(0x0021, "IPv4"),
    /** Van Jacobson compressed TCP/IP, RFC 1332. Never agreed here. */
    VJ_COMPRESSED(0x002d, "VJ compressed TCP/IP"),
    /** Van Jacobson uncompressed TCP/IP, RFC 1332. Never agreed here. */
    VJ_UNCOMPRESSED(0x002f, "VJ uncompressed TCP/IP"),
    /** Internet Protocol version 6, RFC 5072. */
    IPV6(0x0057, "IPv6"),
    /** A compressed datagram, RFC 1962; with MPPE an encrypted one, RFC 3078. */
    COMPRESSED(0x00fd, "MPPE"),
    /** Internet Protocol Control Protocol, RFC 1332. */
    IPCP(0x8021, "IPCP"),
    /** IPX Control Protocol, RFC 1552; old Windows clients try it. */
    IPXCP(0x802b, "IPXCP"),
    /** NetBIOS Frames Control Protocol, RFC 2097; old Windows clients try it. */
    NBFCP(0x803f, "NBFCP"),
    /** IPv6 Control Protocol, RFC 5072. */
    IPV6CP(0x8057, "IPV6CP"),
    /** Compression Control Protocol, RFC 1962. */
    CCP(0x80fd, "CCP"),
    /** MPLS Control Protocol, RFC 3032; RouterOS clients try it. */
    MPLSCP(0x8281, "MPLSCP"),
    /** Link Control Protocol, RFC 1661. */
    LCP(0xc021, "LCP"),
    /** Password Authentication Protocol, RFC 1334. */
    PAP(0xc023, "PAP"),
    /** Link Quality Report, RFC 1989. Never agreed here. */
    LQR(0xc025, "LQR"),
    /** Challenge Handshake Authentication Protocol, RFC 1994. */
    CHAP(0xc223, "CHAP"),
    /** Extensible Authentication Protocol, RFC 3748. */
    EAP(0xc227, "EAP");

    private static final Map<Integer, Optional<PppProtocol>> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(PppProtocol::number, Optional::of));

    private final int number;
    private final String label;

    PppProtocol(int number, String label) {
        this.number = number;
        this.label = label;
    }

    /** The protocol of that number, if it is known by name. */
    public static Optional<PppProtocol> of(int number) {
        return BY_NUMBER.getOrDefault(number, Optional.empty());
    }

    /** A name for logs of any protocol number. */
    public static String describe(int number) {
        return of(number).map(PppProtocol::label).orElseGet(() -> String.format("protocol 0x%04x", number));
    }

    /** The value of the protocol field, 0x0001 to 0xffff. */
    public int number() {
        return number;
    }

    /** The name in logs. */
    public String label() {
        return label;
    }
}
