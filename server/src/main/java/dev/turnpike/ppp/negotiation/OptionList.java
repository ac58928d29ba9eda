package dev.turnpike.ppp.negotiation;

import dev.turnpike.net.ByteReader;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Octets;
import java.util.ArrayList;
import java.util.List;

/** Options in a row, each with its type and length octet (RFC 1661 section 6). Stateless; any thread. */
final class OptionList<O> {

    private static final int HEADER_LENGTH = 2;

    private final OptionCodec<O> codec;

    OptionList(OptionCodec<O> codec) {
        this.codec = codec;
    }

    /** Reads options to the end of {@code data}. */
    List<O> parse(Octets data) throws MalformedPacketException {
        ByteReader reader = data.reader();
        List<O> options = new ArrayList<>();
        while (reader.remaining() > 0) {
            int type = reader.u8();
            int length = reader.u8();
            if (length < HEADER_LENGTH) {
                throw new MalformedPacketException(
                        "option " + type + " has length " + length + ", less than its header");
            }
            options.add(codec.decode(type, Octets.copyOf(reader.bytes(length - HEADER_LENGTH))));
        }
        return List.copyOf(options);
    }

    /** Writes as many of the options as fit into {@code room} octets, in order. */
    Octets write(List<O> options, int room) {
        ByteWriter writer = new ByteWriter();
        for (O option : options) {
            Octets value = codec.value(option);
            int length = HEADER_LENGTH + value.length();
            if (writer.length() + length > room) {
                break;
            }
            writer.u8(codec.type(option)).u8(length).bytes(value.toByteArray());
        }
        return Octets.copyOf(writer.toByteArray());
    }
}
