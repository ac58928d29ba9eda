package dev.turnpike.os;

import dev.turnpike.net.Ipv4;
import dev.turnpike.net.PacketBuffer;
import java.util.HexFormat;

/** IPv4 packets that a kernel takes. */
final class ProbePackets {

    private ProbePackets() {}

    /** An UDP packet with four octets in it; its checksum is 0, which means none (RFC 768). */
    static PacketBuffer udp(String source, int sourcePort, String destination, int destinationPort) {
        return ip(source, destination, 17, "%04x%04x000c0000deadbeef".formatted(sourcePort, destinationPort));
    }

    /** An ICMP echo request (RFC 792) without data. */
    static PacketBuffer echoRequest(String source, String destination) {
        return ip(source, destination, 1, "0800f7ff00000000");
    }

    private static PacketBuffer ip(String source, String destination, int protocol, String payload) {
        String header = "4500%04x0000000040%02x0000%08x%08x"
                .formatted(20 + payload.length() / 2, protocol, Ipv4.parse(source), Ipv4.parse(destination));
        PacketBuffer packet = PacketBuffer.copyOf(HexFormat.of().parseHex(header + payload));
        int sum = 0;
        for (int i = 0; i < 20; i += 2) {
            sum += packet.u16(i);
        }
        packet.putU16(10, ~((sum & 0xffff) + (sum >>> 16)));
        return packet;
    }
}
