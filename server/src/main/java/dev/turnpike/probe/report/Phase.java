package dev.turnpike.probe.report;

import java.util.Locale;

/** The steps from nothing to a tunnel that carries packets, in their order. */
public enum Phase {
    /** The TCP connection to port 1723. */
    TCP,
    /** Start-Control-Connection-Request and its reply (RFC 2637 section 2.1). */
    CONTROL,
    /** Outgoing-Call-Request and its reply (RFC 2637 section 2.7). */
    CALL,
    /** The Link Control Protocol: the first packets in GRE. */
    LCP,
    /** The login. */
    AUTH,
    /** The Compression Control Protocol: encryption. */
    CCP,
    /** The IP Control Protocol: addresses. */
    IPCP,
    /** Packets through the tunnel and back. */
    PING;

    /** The word in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
