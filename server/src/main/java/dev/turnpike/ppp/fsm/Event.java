package dev.turnpike.ppp.fsm;

/** Events of the automaton (RFC 1661 section 4.3), in the order of its table's rows. */
public enum Event {
    /** The lower layer is ready to carry packets. */
    UP("Up"),
    /** The lower layer is no longer ready. */
    DOWN("Down"),
    /** The layer is wanted. */
    OPEN("Open"),
    /** The layer is no longer wanted. */
    CLOSE("Close"),
    /** The restart timer ran out with attempts left. */
    TO_PLUS("TO+"),
    /** The restart timer ran out with no attempt left. */
    TO_MINUS("TO-"),
    /** An acceptable Configure-Request came. */
    RCR_PLUS("RCR+"),
    /** An unacceptable Configure-Request came. */
    RCR_MINUS("RCR-"),
    /** A valid Configure-Ack came. */
    RCA("RCA"),
    /** A valid Configure-Nak or Configure-Reject came. */
    RCN("RCN"),
    /** A Terminate-Request came. */
    RTR("RTR"),
    /** A Terminate-Ack came. */
    RTA("RTA"),
    /** A packet of an unknown code came. */
    RUC("RUC"),
    /** A Code-Reject or Protocol-Reject came that we can live with. */
    RXJ_PLUS("RXJ+"),
    /** A Code-Reject or Protocol-Reject came that leaves no way on. */
    RXJ_MINUS("RXJ-"),
    /** An Echo-Request, Echo-Reply, Discard-Request or another code of the protocol's own came. */
    RXR("RXR");

    private final String label;

    Event(String label) {
        this.label = label;
    }

    /** The RFC's abbreviation. */
    public String label() {
        return label;
    }
}
