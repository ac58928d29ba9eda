package dev.turnpike.net;

/**
 * The peer's bytes break the rules of their protocol. Whoever reads from the peer decides what that costs: the packet,
 * the call or the connection; never more than that peer's own.
 */
public final class MalformedPacketException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The message names the field, its value and what was allowed; it carries no peer-chosen text. */
    public MalformedPacketException(String message) {
        // No stack trace: a hostile peer must not be able to make us build thousands of them.
        super(message, null, false, false);
    }
}
