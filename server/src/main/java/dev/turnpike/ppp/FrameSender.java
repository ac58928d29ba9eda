package dev.turnpike.ppp;

/** Where the PPP protocols send their packets: the session's outbound queue. */
@FunctionalInterface
public interface FrameSender {

    /**
     * Queues one packet behind those before it and returns at once.
     *
     * <p>Called on the session's thread. Must not deliver an answer before it returns.
     *
     * @param packet at most 1500 octets, without frame header; the receiver owns the array
     */
    void send(PppProtocol protocol, byte[] packet);
}
