package dev.turnpike.gre;

import dev.turnpike.net.PacketBuffer;

/** Where a session takes its GRE packets. */
@FunctionalInterface
public interface GreSink {

    /**
     * Called on the reader's thread: queues the packet, or releases and counts it where the queue is full. Never waits,
     * and owns the packet from here on.
     *
     * @param packet valid, starts with its GRE header, comes from the call's peer
     */
    void offer(PacketBuffer packet);
}
