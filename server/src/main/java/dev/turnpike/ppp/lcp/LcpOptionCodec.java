package dev.turnpike.ppp.lcp;

import dev.turnpike.net.ByteReader;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.negotiation.OptionCodec;

/** LCP's options on the wire. Stateless; any thread. */
public final class LcpOptionCodec implements OptionCodec<LcpOption> {

    static final int MRU = 1;
    static final int ACCM = 2;
    static final int AUTHENTICATION = 3;
    static final int QUALITY = 4;
    static final int MAGIC_NUMBER = 5;
    static final int PFC = 7;
    static final int ACFC = 8;
    static final int CALLBACK = 13;
    static final int MRRU = 17;
    static final int SHORT_SEQUENCE_NUMBERS = 18;
    static final int ENDPOINT_DISCRIMINATOR = 19;
    static final int LINK_DISCRIMINATOR = 23;

    /** The one codec. */
    public LcpOptionCodec() {}

    @Override
    public LcpOption decode(int type, Octets value) {
        try {
            ByteReader reader = value.reader();
            LcpOption option = read(type, reader);
            return reader.remaining() == 0 ? option : new LcpOption.Unknown(type, value);
        } catch (MalformedPacketException tooShort) {
            return new LcpOption.Unknown(type, value);
        }
    }

    private static LcpOption read(int type, ByteReader value) throws MalformedPacketException {
        return switch (type) {
            case MRU -> new LcpOption.Mru(value.u16());
            case ACCM -> new LcpOption.Accm(value.i32());
            case AUTHENTICATION -> new LcpOption.Authentication(value.u16(), Octets.copyOf(value.rest()));
            case QUALITY -> new LcpOption.Quality(value.u16(), Octets.copyOf(value.rest()));
            case MAGIC_NUMBER -> new LcpOption.MagicNumber(value.i32());
            case PFC -> new LcpOption.ProtocolFieldCompression();
            case ACFC -> new LcpOption.AddressControlFieldCompression();
            case CALLBACK -> new LcpOption.Callback(value.u8(), Octets.copyOf(value.rest()));
            case MRRU -> new LcpOption.Mrru(value.u16());
            case SHORT_SEQUENCE_NUMBERS -> new LcpOption.ShortSequenceNumbers();
            case ENDPOINT_DISCRIMINATOR -> new LcpOption.EndpointDiscriminator(value.u8(), Octets.copyOf(value.rest()));
            case LINK_DISCRIMINATOR -> new LcpOption.LinkDiscriminator(value.u16());
            default -> new LcpOption.Unknown(type, Octets.copyOf(value.rest()));
        };
    }

    @Override
    public int type(LcpOption option) {
        return switch (option) {
            case LcpOption.Mru mru -> MRU;
            case LcpOption.Accm accm -> ACCM;
            case LcpOption.Authentication authentication -> AUTHENTICATION;
            case LcpOption.Quality quality -> QUALITY;
            case LcpOption.MagicNumber magic -> MAGIC_NUMBER;
            case LcpOption.ProtocolFieldCompression pfc -> PFC;
            case LcpOption.AddressControlFieldCompression acfc -> ACFC;
            case LcpOption.Callback callback -> CALLBACK;
            case LcpOption.Mrru mrru -> MRRU;
            case LcpOption.ShortSequenceNumbers ssnhf -> SHORT_SEQUENCE_NUMBERS;
            case LcpOption.EndpointDiscriminator endpoint -> ENDPOINT_DISCRIMINATOR;
            case LcpOption.LinkDiscriminator link -> LINK_DISCRIMINATOR;
            case LcpOption.Unknown unknown -> unknown.type();
        };
    }

    @Override
    public Octets value(LcpOption option) {
        ByteWriter writer = new ByteWriter();
        write(option, writer);
        return Octets.copyOf(writer.toByteArray());
    }

    private static void write(LcpOption option, ByteWriter writer) {
        switch (option) {
            case LcpOption.Mru(int octets) -> writer.u16(octets);
            case LcpOption.Accm(int map) -> writer.i32(map);
            case LcpOption.Authentication(int protocol, Octets data) ->
                writer.u16(protocol).bytes(data.toByteArray());
            case LcpOption.Quality(int protocol, Octets data) ->
                writer.u16(protocol).bytes(data.toByteArray());
            case LcpOption.MagicNumber(int number) -> writer.i32(number);
            case LcpOption.ProtocolFieldCompression pfc -> {}
            case LcpOption.AddressControlFieldCompression acfc -> {}
            case LcpOption.Callback(int operation, Octets message) ->
                writer.u8(operation).bytes(message.toByteArray());
            case LcpOption.Mrru(int octets) -> writer.u16(octets);
            case LcpOption.ShortSequenceNumbers ssnhf -> {}
            case LcpOption.EndpointDiscriminator(int addressClass, Octets address) ->
                writer.u8(addressClass).bytes(address.toByteArray());
            case LcpOption.LinkDiscriminator(int number) -> writer.u16(number);
            case LcpOption.Unknown(int type, Octets value) -> writer.bytes(value.toByteArray());
        }
    }
}
