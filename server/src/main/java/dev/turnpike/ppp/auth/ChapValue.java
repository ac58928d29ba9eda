package dev.turnpike.ppp.auth;

import dev.turnpike.net.ByteReader;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The data of a Challenge or Response packet (RFC 1994 section 4.1): a value and the sender's name.
 *
 * @param value 1 to 255 octets
 * @param name the sender's, as text
 */
public record ChapValue(Octets value, String name) {

    /** Longest name taken, octets: RFC 2759 section 4 has 256. */
    private static final int MAX_NAME = 256;

    /**
     * Reads the data.
     *
     * @throws MalformedPacketException if the value is empty or cut, or the name is too long
     */
    public static ChapValue parse(Octets data) throws MalformedPacketException {
        ByteReader reader = data.reader();
        int size = reader.u8();
        if (size == 0) {
            throw new MalformedPacketException("CHAP value size is 0, must be at least 1");
        }
        Octets value = Octets.copyOf(reader.bytes(size));
        if (reader.remaining() > MAX_NAME) {
            throw new MalformedPacketException("CHAP name has " + reader.remaining() + " octets, allowed " + MAX_NAME);
        }
        return new ChapValue(value, text(reader.rest()));
    }

    /** The data as it is sent. */
    public Octets encode() {
        return Octets.copyOf(new ByteWriter()
                .u8(value.length())
                .bytes(value.toByteArray())
                .bytes(name.getBytes(StandardCharsets.UTF_8))
                .toByteArray());
    }

    /** UTF-8 as RFC 2759's successors send it; what is not UTF-8 is taken for ISO 8859-1, which no octet breaks. */
    static String text(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
    }
}
