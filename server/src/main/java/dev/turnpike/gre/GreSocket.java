package dev.turnpike.gre;

import dev.turnpike.net.PacketBuffer;
import java.io.IOException;

/**
 * The kernel's side of GRE, for all sessions together. One thread receives; any thread sends.
 *
 * <p>Outlook: a batch of receives and of sends would be two more methods here, over an array of packets; nothing of the
 * callers' order or ownership changes with them.
 */
public interface GreSocket extends AutoCloseable {

    /**
     * Waits for a packet, half a second at most, so that the caller can look whether it shall stop. The packet is put at
     * the buffer's offset with its IP header; one longer than the buffer is cut, and its header then says so.
     *
     * @return whether there was a packet
     * @throws IOException if the socket can receive no more
     */
    boolean receive(PacketBuffer packet) throws IOException;

    /**
     * Sends the GRE packet; the kernel writes the IP header. Never waits, so that a virtual thread may call it. The buffer
     * stays the caller's.
     *
     * @param source our address that the peer knows, or 0 where the kernel shall choose: on a host with several addresses
     *     a client drops what does not come from the one it called
     * @param destination the peer
     * @return whether the kernel took it
     */
    boolean send(int source, int destination, PacketBuffer packet);

    /** Ends both directions. Whoever still sends is told that the packet was not taken. */
    @Override
    void close();
}
