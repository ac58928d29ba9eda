package dev.turnpike.ppp;

import dev.turnpike.net.ByteReader;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;

/**
 * A packet of LCP, of a network control protocol or of CHAP and its like: they share one form (RFC 1661 section 5).
 *
 * @param code 0 to 255; see {@link Code}
 * @param identifier 0 to 255, matches an answer with its request
 * @param data what follows the length field
 */
public record ControlPacket(int code, int identifier, Octets data) {

    /** Octets of code, identifier and length. */
    public static final int HEADER_LENGTH = 4;

    /** A packet of that code. */
    public ControlPacket(Code code, int identifier, Octets data) {
        this(code.number(), identifier, data);
    }

    /**
     * Reads a packet. Octets beyond its Length field are padding and are ignored.
     *
     * @throws MalformedPacketException if the Length field is below 4 or says more than there is
     */
    public static ControlPacket parse(byte[] packet) throws MalformedPacketException {
        ByteReader reader = new ByteReader(packet);
        int code = reader.u8();
        int identifier = reader.u8();
        int length = reader.u16();
        if (length < HEADER_LENGTH || length > packet.length) {
            throw new MalformedPacketException(
                    "control packet length is " + length + ", allowed " + HEADER_LENGTH + " to " + packet.length);
        }
        return new ControlPacket(code, identifier, Octets.copyOf(reader.bytes(length - HEADER_LENGTH)));
    }

    /** The packet as it is sent. */
    public byte[] toByteArray() {
        return new ByteWriter(length())
                .u8(code)
                .u8(identifier)
                .u16(length())
                .bytes(data.toByteArray())
                .toByteArray();
    }

    /** Octets of the whole packet. */
    public int length() {
        return HEADER_LENGTH + data.length();
    }

    /** The code's name for logs. */
    public String codeLabel() {
        return Code.of(code).map(Code::label).orElseGet(() -> "code " + code);
    }
}
