package dev.turnpike.tun;

import dev.turnpike.net.PacketBuffer;

/** The checksum of IP, ICMP, TCP and UDP (RFC 1071). Pure functions. */
public final class InternetChecksum {

    private InternetChecksum() {}

    /** The checksum over {@code [from, from + count)} of the packet, whose own checksum field must hold zero. */
    public static int of(PacketBuffer packet, int from, int count) {
        int sum = 0;
        int index = from;
        for (; index + 1 < from + count; index += 2) {
            sum += packet.u16(index);
        }
        if (index < from + count) {
            sum += packet.u8(index) << 8;
        }
        return ~fold(sum) & 0xffff;
    }

    private static int fold(int sum) {
        int folded = (sum & 0xffff) + (sum >>> 16);
        return (folded & 0xffff) + (folded >>> 16);
    }
}
