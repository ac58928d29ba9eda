package dev.turnpike.auth.spi;

/** How a client proves who it is, strongest first: the order in which methods are offered. */
public enum AuthMethod {
    /** Extensible Authentication Protocol, RFC 3748. */
    EAP("eap"),
    /** Microsoft CHAP version 2, RFC 2759. The only one here besides EAP that gives MPPE keys. */
    MSCHAP_V2("mschapv2"),
    /** CHAP with MD5, RFC 1994. Gives no MPPE keys. */
    CHAP_MD5("chap"),
    /** The password in clear, RFC 1334. Gives no MPPE keys. */
    PAP("pap");

    private final String label;

    AuthMethod(String label) {
        this.label = label;
    }

    /** The name in the configuration, in logs and in metrics. */
    public String label() {
        return label;
    }
}
