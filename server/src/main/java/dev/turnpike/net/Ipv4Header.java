package dev.turnpike.net;

/**
 * Reads the IPv4 header (RFC 791 section 3.1) that a packet starts with. All but {@link #version} and {@link #isValid}
 * hold only for a packet that {@link #isValid} accepted.
 *
 * <p>The header checksum is not looked at: the kernel checks it, before a packet comes to us and after one leaves us.
 */
public final class Ipv4Header {

    /** Octets of a header without options. */
    public static final int MIN_LENGTH = 20;

    private static final int MORE_FRAGMENTS_OR_OFFSET = 0x3fff;

    private Ipv4Header() {}

    /** The version field, 4 or 6; -1 of an empty packet. */
    public static int version(PacketBuffer packet) {
        return packet.length() == 0 ? -1 : packet.u8(0) >> 4;
    }

    /** Whether a header is there and its lengths fit what is there; octets behind the total length do no harm. */
    public static boolean isValid(PacketBuffer packet) {
        return packet.length() >= MIN_LENGTH
                && version(packet) == 4
                && headerLength(packet) >= MIN_LENGTH
                && headerLength(packet) <= totalLength(packet)
                && totalLength(packet) <= packet.length();
    }

    /** Octets of the header, options included. */
    public static int headerLength(PacketBuffer packet) {
        return (packet.u8(0) & 0x0f) * 4;
    }

    /** Octets of header and payload. */
    public static int totalLength(PacketBuffer packet) {
        return packet.u16(2);
    }

    /** Whether the packet is a piece of a larger one, the first piece included. */
    public static boolean isFragment(PacketBuffer packet) {
        return (packet.u16(6) & MORE_FRAGMENTS_OR_OFFSET) != 0;
    }

    /** The protocol of the payload: 6 is TCP, 17 UDP, 47 GRE. */
    public static int protocol(PacketBuffer packet) {
        return packet.u8(9);
    }

    /** The source address. */
    public static int source(PacketBuffer packet) {
        return packet.i32(12);
    }

    /** The destination address. */
    public static int destination(PacketBuffer packet) {
        return packet.i32(16);
    }
}
