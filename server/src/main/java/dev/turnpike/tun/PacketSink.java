package dev.turnpike.tun;

import dev.turnpike.net.PacketBuffer;

/** Where a session takes IP packets for its client. */
@FunctionalInterface
public interface PacketSink {

    /**
     * Called on the reader's thread: queues the packet, or releases and counts it where the queue is full. Never waits,
     * and owns the packet from here on.
     *
     * @param packet a valid IPv4 packet for the client's tunnel address, with the ordinary headroom in front
     */
    void offer(PacketBuffer packet);
}
