package dev.turnpike.session;

import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.Ipv4;

/** IP packets for tests. */
final class InnerPackets {

    private InnerPackets() {}

    /** UDP from one address to another, {@code length} octets in all. */
    static byte[] udp(String source, String destination, int length) {
        return ip(17, Ipv4.parse(source), Ipv4.parse(destination), length, 0);
    }

    /** The same with Don't Fragment. */
    static byte[] uncuttable(String source, String destination, int length) {
        return ip(17, Ipv4.parse(source), Ipv4.parse(destination), length, 0x4000);
    }

    /** GRE in IP. */
    static byte[] gre(int source, int destination, byte[] gre) {
        byte[] packet = ip(47, source, destination, 20 + gre.length, 0);
        System.arraycopy(gre, 0, packet, 20, gre.length);
        return packet;
    }

    private static byte[] ip(int protocol, int source, int destination, int length, int flags) {
        byte[] header = new ByteWriter()
                .u16(0x4500) // version 4, 5 words of header
                .u16(length) // total length
                .u16(0) // identification
                .u16(flags) // flags and fragment offset
                .u8(64) // time to live
                .u8(protocol)
                .u16(0) // checksum, which only the kernel looks at
                .i32(source)
                .i32(destination)
                .toByteArray();
        byte[] packet = new byte[length];
        System.arraycopy(header, 0, packet, 0, header.length);
        for (int i = header.length; i < length; i++) {
            packet[i] = (byte) (i * 31);
        }
        return packet;
    }
}
