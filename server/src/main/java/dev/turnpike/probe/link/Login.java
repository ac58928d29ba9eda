package dev.turnpike.probe.link;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.PppProtocol;

/** The client's side of one authentication protocol. Owned by the link's thread. */
interface Login {

    /** The protocol that it speaks. */
    PppProtocol protocol();

    /** LCP is open. */
    void start();

    /** Takes a packet of {@link #protocol}. */
    void receive(byte[] packet) throws MalformedPacketException;

    /** When {@link #tick} wants to be called. */
    long deadline();

    /** Repeats what was not answered, or gives up. */
    void tick(long now);
}
