package dev.turnpike.dist.lab;

/** What pppd 2.4.9 prints and how it ends: pppd(8), EXIT STATUS. */
public final class ClientLog {
    /** Both directions are encrypted with a key per packet. */
    public static final String MPPE_128_STATELESS = "MPPE 128-bit stateless compression enabled";

    /** The same with keys of 40 bits. */
    public static final String MPPE_40_STATELESS = "MPPE 40-bit stateless compression enabled";

    /** pppd was ended by a signal: the scenario was through. */
    public static final int ENDED_BY_SIGNAL = 5;

    /** The negotiation failed. */
    public static final int NEGOTIATION_FAILED = 10;

    /** The peer closed the link. */
    public static final int HANGUP = 16;

    /** The server refused the login. */
    public static final int AUTHENTICATION_FAILED = 19;

    private ClientLog() {}
}
