package dev.turnpike.gre;

/**
 * What the two threads of a session tell each other about acknowledging the peer's packets. Each field has one writer.
 */
public final class Acknowledgements {

    /** No sequence number; those are 0 to 2^32 - 1. */
    static final long NONE = -1;

    private volatile long received = NONE; // written by the inbound thread
    private volatile long sent = NONE; // written by the outbound thread

    /** The highest sequence number that came from the peer, or {@link #NONE}. */
    long received() {
        return received;
    }

    /** Inbound thread: the highest sequence number is now this one. */
    void received(int sequence) {
        received = Integer.toUnsignedLong(sequence);
    }

    /** The number acknowledged last, or {@link #NONE}. */
    long sent() {
        return sent;
    }

    /** Outbound thread: the peer was told this number, one that {@link #received()} gave. */
    void sent(long acknowledgment) {
        sent = acknowledgment;
    }
}
