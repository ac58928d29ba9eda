package dev.turnpike.tun;

import dev.turnpike.net.PacketBuffer;
import java.io.IOException;

/** A TUN device: one thread reads what the kernel routes into it, any thread writes what the kernel shall take. */
public interface TunDevice extends AutoCloseable {

    /** The interface's name. */
    InterfaceName name();

    /**
     * Waits for an IP packet, half a second at most, so that the caller can look whether it shall stop. The packet is put
     * at the buffer's offset; one longer than the buffer is cut, and its header then says so.
     *
     * @return whether there was a packet
     * @throws IOException if the device can be read no more
     */
    boolean read(PacketBuffer packet) throws IOException;

    /**
     * Gives the kernel an IP packet. Never waits, so that a virtual thread may call it. The buffer stays the caller's.
     *
     * @return whether the kernel took it
     */
    boolean write(PacketBuffer packet);

    /** Ends both directions; the interface, its address and its routes vanish. Late writers are told false. */
    @Override
    void close();
}
