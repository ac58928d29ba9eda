package dev.turnpike.ppp.negotiation;

/**
 * Hears what becomes of a layer (RFC 1661 section 4.4). Called on the session's thread, between the packets that the layer
 * sends. May call the layer back: the effect follows after the present event.
 */
public interface LayerListener {

    /** Both sides agree: upper layers may begin. */
    void up();

    /** The agreement is void: upper layers must stop. Follows each {@link #up}, and may be followed by another. */
    void down();

    /** The layer is wanted and waits for the one below. */
    void started();

    /** The layer needs the one below no longer. */
    void finished(Ending ending);
}
