package dev.turnpike.ppp.ccp;

import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.negotiation.OptionCodec;

/** CCP's options on the wire. Stateless; any thread. */
public final class CcpOptionCodec implements OptionCodec<CcpOption> {

    static final int MPPE = 18;

    private static final int BITS_LENGTH = 4;

    /** The one codec. */
    public CcpOptionCodec() {}

    @Override
    public CcpOption decode(int type, Octets value) {
        if (type != MPPE || value.length() != BITS_LENGTH) {
            return new CcpOption.Unknown(type, value);
        }
        try {
            return new CcpOption.Mppe(value.reader().i32());
        } catch (MalformedPacketException e) {
            throw new IllegalStateException("read past a value whose length was checked", e);
        }
    }

    @Override
    public int type(CcpOption option) {
        return switch (option) {
            case CcpOption.Mppe mppe -> MPPE;
            case CcpOption.Unknown unknown -> unknown.type();
        };
    }

    @Override
    public Octets value(CcpOption option) {
        return switch (option) {
            case CcpOption.Mppe(int bits) ->
                Octets.copyOf(new ByteWriter().i32(bits).toByteArray());
            case CcpOption.Unknown(int type, Octets value) -> value;
        };
    }
}
