package dev.turnpike.probe.ping;

import dev.turnpike.net.ByteReader;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import java.util.Optional;

/**
 * An ICMP Echo or Echo Reply (RFC 792) in its IPv4 packet (RFC 791).
 *
 * @param source address as an int
 * @param destination address as an int
 * @param reply whether it is the reply
 * @param identifier 0 to 65535
 * @param sequence 0 to 65535
 * @param dataLength octets of data behind the ICMP header; their content is a fixed pattern
 */
public record IcmpEcho(int source, int destination, boolean reply, int identifier, int sequence, int dataLength) {

    /** Octets of an IPv4 header without options, and of the ICMP header. */
    public static final int HEADERS = 28;

    private static final int IP_HEADER_LENGTH = 20;
    private static final int ICMP_HEADER_LENGTH = 8;
    private static final int IP_PROTOCOL_ICMP = 1;
    private static final int TIME_TO_LIVE = 64;
    private static final int DONT_FRAGMENT = 0x4000;
    private static final int MORE_FRAGMENTS_OR_OFFSET = 0x3fff;
    private static final int ECHO_REPLY = 0;
    private static final int ECHO = 8;

    /** The reply that the receiver of this request would send. */
    public IcmpEcho answer() {
        return new IcmpEcho(
                /* source= */ destination, /* destination= */ source, true, identifier, sequence, dataLength);
    }

    /** The packet with both checksums. */
    public byte[] toByteArray() {
        ByteWriter icmp = new ByteWriter(ICMP_HEADER_LENGTH + dataLength)
                .u8(reply ? ECHO_REPLY : ECHO)
                .u8(0)
                .u16(0)
                .u16(identifier)
                .u16(sequence);
        for (int i = 0; i < dataLength; i++) {
            icmp.u8(pattern(i));
        }
        icmp.setU16(2, checksum(icmp.toByteArray(), icmp.length()));
        ByteWriter packet = new ByteWriter(IP_HEADER_LENGTH + icmp.length())
                .u8(0x45)
                .u8(0)
                .u16(IP_HEADER_LENGTH + icmp.length())
                .u16(sequence)
                .u16(DONT_FRAGMENT)
                .u8(TIME_TO_LIVE)
                .u8(IP_PROTOCOL_ICMP)
                .u16(0)
                .i32(source)
                .i32(destination);
        packet.setU16(10, checksum(packet.toByteArray(), IP_HEADER_LENGTH));
        return packet.bytes(icmp.toByteArray()).toByteArray();
    }

    /** Reads a packet; empty if it is no echo, or broken in any way: header, checksums or data. */
    public static Optional<IcmpEcho> parse(byte[] packet) {
        try {
            return read(packet);
        } catch (MalformedPacketException e) {
            return Optional.empty();
        }
    }

    private static Optional<IcmpEcho> read(byte[] packet) throws MalformedPacketException {
        ByteReader ip = new ByteReader(packet);
        int versionAndLength = ip.u8();
        int headerLength = (versionAndLength & 0x0f) * 4;
        ip.skip(1);
        int totalLength = ip.u16();
        ip.skip(2);
        boolean fragment = (ip.u16() & MORE_FRAGMENTS_OR_OFFSET) != 0;
        ip.skip(1);
        int protocol = ip.u8();
        ip.skip(2);
        int source = ip.i32();
        int destination = ip.i32();
        if (versionAndLength >> 4 != 4 || headerLength < IP_HEADER_LENGTH || totalLength > packet.length) {
            return Optional.empty();
        }
        if (fragment || protocol != IP_PROTOCOL_ICMP || checksum(packet, headerLength) != 0) {
            return Optional.empty();
        }
        ip.skip(headerLength - IP_HEADER_LENGTH);
        byte[] icmp = ip.bytes(totalLength - headerLength);
        return readIcmp(icmp, source, destination);
    }

    private static Optional<IcmpEcho> readIcmp(byte[] icmp, int source, int destination)
            throws MalformedPacketException {
        ByteReader reader = new ByteReader(icmp);
        int type = reader.u8();
        int code = reader.u8();
        reader.skip(2);
        int identifier = reader.u16();
        int sequence = reader.u16();
        int dataLength = reader.remaining();
        for (int i = 0; i < dataLength; i++) {
            if (reader.u8() != pattern(i)) {
                return Optional.empty();
            }
        }
        boolean echo = code == 0 && (type == ECHO || type == ECHO_REPLY) && checksum(icmp, icmp.length) == 0;
        return echo
                ? Optional.of(new IcmpEcho(source, destination, type == ECHO_REPLY, identifier, sequence, dataLength))
                : Optional.empty();
    }

    private static int pattern(int index) {
        return index & 0xff;
    }

    /** RFC 1071: of data with its checksum in place it is zero. */
    private static int checksum(byte[] data, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (i & 1) == 0 ? (data[i] & 0xff) << 8 : data[i] & 0xff;
        }
        while (sum >> 16 != 0) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return ~sum & 0xffff;
    }
}
