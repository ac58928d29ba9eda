package dev.turnpike.gre;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Packets that came early, by sequence number. Owned by the session's inbound thread.
 *
 * <p>A ring: the caller keeps all sequence numbers in it less than {@code size} apart.
 */
final class HeldPackets {

    private final @Nullable PacketBuffer[] packets;
    private final long[] arrivals;
    private final int mask;
    private int count;

    /** Holds at most {@code size} packets, a power of two. */
    HeldPackets(int size) {
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("size " + size + " is not a power of two");
        }
        packets = new PacketBuffer[size];
        arrivals = new long[size];
        mask = size - 1;
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean has(int sequence) {
        return packets[sequence & mask] != null;
    }

    void put(int sequence, PacketBuffer packet, long now) {
        packets[sequence & mask] = packet;
        arrivals[sequence & mask] = now;
        count++;
    }

    /** The packet, which the caller owns from here on; null where there is none. */
    @Nullable
    PacketBuffer take(int sequence) {
        PacketBuffer packet = packets[sequence & mask];
        if (packet != null) {
            packets[sequence & mask] = null;
            count--;
        }
        return packet;
    }

    /** When the packet that waits longest came; {@link Ticker#NEVER} if none waits. */
    long earliestArrival() {
        long earliest = Ticker.NEVER;
        for (int i = 0; count > 0 && i < packets.length; i++) {
            if (packets[i] != null) {
                earliest = Math.min(earliest, arrivals[i]);
            }
        }
        return earliest;
    }

    void release() {
        for (int i = 0; i < packets.length; i++) {
            PacketBuffer packet = take(i);
            if (packet != null) {
                packet.release();
            }
        }
    }
}
