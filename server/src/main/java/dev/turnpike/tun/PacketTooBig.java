package dev.turnpike.tun;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.PacketPool;

/**
 * Tells a sender that its packet does not fit into a session whose MTU is below the interface's: ICMP "fragmentation
 * needed" with the MTU (RFC 792, RFC 1191 section 4). Used by egress threads; each call is on its own.
 *
 * <p>The answer comes from the client's address. The kernel drops what comes from one of its own out of an interface, as a
 * forgery (seen on Linux 6: the MTU of the route stays as it was), and to the sender any address on the way is as good.
 */
public final class PacketTooBig {

    private static final int IP_HEADER = 20;
    private static final int ICMP_HEADER = 8;
    private static final int DESTINATION_UNREACHABLE = 3;
    private static final int FRAGMENTATION_NEEDED = 4;
    private static final int PROTOCOL_ICMP = 1;
    private static final int TTL = 64;

    private static final int FRAGMENT_OFFSET = 0x1fff;
    private static final int ICMP_ECHO_REPLY = 0;
    private static final int ICMP_ECHO_REQUEST = 8;

    private final PacketPool pool;

    /** Takes answers from {@code pool}. */
    public PacketTooBig(PacketPool pool) {
        this.pool = pool;
    }

    /**
     * Whether there may be an answer: none to a piece that is not the first, and none to an ICMP error, or two hosts could
     * go on for ever (RFC 1122 section 3.2.2).
     *
     * @param packet a checked IPv4 packet
     */
    public static boolean mayAnswer(PacketBuffer packet) {
        if ((packet.u16(6) & FRAGMENT_OFFSET) != 0) {
            return false;
        }
        if (packet.u8(9) != PROTOCOL_ICMP) {
            return true;
        }
        int headerLength = (packet.u8(0) & 0xf) * 4;
        int type = packet.length() > headerLength ? packet.u8(headerLength) : DESTINATION_UNREACHABLE;
        return type == ICMP_ECHO_REPLY || type == ICMP_ECHO_REQUEST;
    }

    /**
     * The answer to a packet that must not be fragmented; the caller owns it and writes it to the TUN.
     *
     * @param packet a checked IPv4 packet, left as it is
     * @param mtu what would fit, octets
     */
    public PacketBuffer answer(PacketBuffer packet, int mtu) {
        int headerLength = (packet.u8(0) & 0xf) * 4;
        int quoted = Math.min(packet.length(), headerLength + 8);
        PacketBuffer answer = pool.take();
        answer.set(answer.offset(), IP_HEADER + ICMP_HEADER + quoted);
        putIpHeader(answer, packet.i32(16), packet.i32(12));
        answer.putU8(IP_HEADER, DESTINATION_UNREACHABLE);
        answer.putU8(IP_HEADER + 1, FRAGMENTATION_NEEDED);
        answer.putU16(IP_HEADER + 2, 0);
        answer.putU16(IP_HEADER + 4, 0);
        answer.putU16(IP_HEADER + 6, mtu);
        System.arraycopy(
                packet.array(), packet.offset(), answer.array(), answer.offset() + IP_HEADER + ICMP_HEADER, quoted);
        answer.putU16(IP_HEADER + 2, InternetChecksum.of(answer, IP_HEADER, ICMP_HEADER + quoted));
        return answer;
    }

    private static void putIpHeader(PacketBuffer answer, int source, int destination) {
        answer.putU16(0, 0x4500);
        answer.putU16(2, answer.length());
        answer.putU16(4, 0);
        answer.putU16(6, 0);
        answer.putU8(8, TTL);
        answer.putU8(9, PROTOCOL_ICMP);
        answer.putU16(10, 0);
        answer.putI32(12, source);
        answer.putI32(16, destination);
        answer.putU16(10, InternetChecksum.of(answer, 0, IP_HEADER));
    }
}
