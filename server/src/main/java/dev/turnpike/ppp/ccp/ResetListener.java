package dev.turnpike.ppp.ccp;

/** Hears of lost synchronisation while CCP is Opened (RFC 1962 section 3). Called on the session's thread. */
public interface ResetListener {

    /**
     * The peer cannot decrypt: the next packet to it must be a flushed one (RFC 3078 section 8.2). Nothing was answered; see
     * {@link Ccp#acknowledgeReset}.
     */
    void resetRequested();

    /** The peer answered a Reset-Request; with MPPE it has no meaning. */
    void resetAcknowledged();
}
