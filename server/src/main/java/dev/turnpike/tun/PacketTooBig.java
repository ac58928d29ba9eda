package dev.turnpike.tun;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.PacketPool;

/**
 * Tells a sender that its packet does not fit into a session whose MTU is below the interface's: ICMP "fragmentation
 * needed" with the MTU (RFC 792, RFC 1191 section 4). Used by egress threads; each call is on its own.
 */
public final class PacketTooBig {

    private static final int IP_HEADER = 20;
    private static final int ICMP_HEADER = 8;
    private static final int DESTINATION_UNREACHABLE = 3;
    private static final int FRAGMENTATION_NEEDED = 4;
    private static final int PROTOCOL_ICMP = 1;
    private static final int TTL = 64;

    private final PacketPool pool;
    private final int ownAddress;

    /** Answers from {@code ownAddress}, the server's address in the tunnel. */
    public PacketTooBig(PacketPool pool, int ownAddress) {
        this.pool = pool;
        this.ownAddress = ownAddress;
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
        putIpHeader(answer, packet.i32(12));
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

    private void putIpHeader(PacketBuffer answer, int destination) {
        answer.putU16(0, 0x4500);
        answer.putU16(2, answer.length());
        answer.putU16(4, 0);
        answer.putU16(6, 0);
        answer.putU8(8, TTL);
        answer.putU8(9, PROTOCOL_ICMP);
        answer.putU16(10, 0);
        answer.putI32(12, ownAddress);
        answer.putI32(16, destination);
        answer.putU16(10, InternetChecksum.of(answer, 0, IP_HEADER));
    }
}
