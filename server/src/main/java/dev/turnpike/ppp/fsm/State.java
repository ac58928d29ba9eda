package dev.turnpike.ppp.fsm;

/**
 * States of the automaton (RFC 1661 section 4.2), in the order of its table's columns. "Lower layer" is LCP for all
 * protocols but LCP itself, whose lower layer is the GRE tunnel.
 */
public enum State {
    /** The lower layer is down and nobody wants this one. Up leads to Closed, Open to Starting. */
    INITIAL,
    /** Wanted, but the lower layer is down. Up sends a Configure-Request and leads to Req-Sent, Close to Initial. */
    STARTING,
    /** The lower layer is up, but nobody wants this one. Open sends a Configure-Request and leads to Req-Sent. */
    CLOSED,
    /**
     * Ended by the peer, or given up after its silence. A Configure-Request of the peer begins anew and leads to Ack-Sent
     * or Req-Sent.
     */
    STOPPED,
    /** We sent a Terminate-Request because of Close. Terminate-Ack or silence leads to Closed. */
    CLOSING,
    /** As Closing, but wanted still. Terminate-Ack or silence leads to Stopped. */
    STOPPING,
    /** We sent a Configure-Request. The peer's Ack leads to Ack-Rcvd, our Ack to its request to Ack-Sent. */
    REQ_SENT,
    /** The peer acknowledged our request, we not yet its. Our Ack leads to Opened, silence back to Req-Sent. */
    ACK_RCVD,
    /** We acknowledged the peer's request, it not yet ours. Its Ack leads to Opened, silence repeats our request. */
    ACK_SENT,
    /** Both sides agree. A Configure-Request, Terminate-Request, Close or Down ends it. */
    OPENED;

    /** Whether options are being negotiated now. */
    public boolean isNegotiating() {
        return switch (this) {
            case REQ_SENT, ACK_RCVD, ACK_SENT -> true;
            case INITIAL, STARTING, CLOSED, STOPPED, CLOSING, STOPPING, OPENED -> false;
        };
    }

    /** Whether the restart timer runs in this state (RFC 1661 section 4.2). */
    public boolean isTimed() {
        return isNegotiating() || this == CLOSING || this == STOPPING;
    }

    /** Whether the lower layer is up in this state, so that packets can come. */
    public boolean isLowerUp() {
        return this != INITIAL && this != STARTING;
    }
}
