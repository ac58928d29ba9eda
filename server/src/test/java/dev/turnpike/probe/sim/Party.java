package dev.turnpike.probe.sim;

import dev.turnpike.net.PacketBuffer;

/** One end of a simulated call. */
public interface Party {

    /** Where its packets go. */
    int address();

    /** Takes a GRE packet over, which starts with its GRE header. */
    void receive(PacketBuffer packet);

    /** Does what is due. */
    void tick();

    /** When {@link #tick} wants to be called. */
    long deadline();
}
