package dev.turnpike.ppp.ipcp;

import dev.turnpike.net.ByteReader;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.negotiation.OptionCodec;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** IPCP's options on the wire. Stateless; any thread. */
public final class IpcpOptionCodec implements OptionCodec<IpcpOption> {

    static final int ADDRESSES = 1;
    static final int COMPRESSION = 2;
    static final int ADDRESS = 3;
    static final int MOBILE_ADDRESS = 4;

    private static final int ADDRESS_LENGTH = 4;

    /** The one codec. */
    public IpcpOptionCodec() {}

    @Override
    public IpcpOption decode(int type, Octets value) {
        try {
            ByteReader reader = value.reader();
            IpcpOption option = read(type, reader);
            return reader.remaining() == 0 ? option : new IpcpOption.Unknown(type, value);
        } catch (MalformedPacketException tooShort) {
            return new IpcpOption.Unknown(type, value);
        }
    }

    private static IpcpOption read(int type, ByteReader value) throws MalformedPacketException {
        Optional<NameServer> server = NameServer.of(type);
        if (server.isPresent()) {
            return new IpcpOption.Server(server.get(), address(value));
        }
        return switch (type) {
            case ADDRESSES -> new IpcpOption.Addresses(address(value), address(value));
            case COMPRESSION -> new IpcpOption.Compression(value.u16(), Octets.copyOf(value.rest()));
            case ADDRESS -> new IpcpOption.Address(address(value));
            case MOBILE_ADDRESS -> new IpcpOption.MobileAddress(address(value));
            default -> new IpcpOption.Unknown(type, Octets.copyOf(value.rest()));
        };
    }

    private static Inet4Address address(ByteReader value) throws MalformedPacketException {
        try {
            return (Inet4Address) InetAddress.getByAddress(value.bytes(ADDRESS_LENGTH));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four octets are no address", e);
        }
    }

    @Override
    public int type(IpcpOption option) {
        return switch (option) {
            case IpcpOption.Addresses addresses -> ADDRESSES;
            case IpcpOption.Compression compression -> COMPRESSION;
            case IpcpOption.Address address -> ADDRESS;
            case IpcpOption.MobileAddress mobile -> MOBILE_ADDRESS;
            case IpcpOption.Server server -> server.server().type();
            case IpcpOption.Unknown unknown -> unknown.type();
        };
    }

    @Override
    public Octets value(IpcpOption option) {
        ByteWriter writer = new ByteWriter();
        switch (option) {
            case IpcpOption.Addresses(Inet4Address sender, Inet4Address receiver) ->
                writer.bytes(sender.getAddress()).bytes(receiver.getAddress());
            case IpcpOption.Compression(int protocol, Octets data) ->
                writer.u16(protocol).bytes(data.toByteArray());
            case IpcpOption.Address(Inet4Address address) -> writer.bytes(address.getAddress());
            case IpcpOption.MobileAddress(Inet4Address home) -> writer.bytes(home.getAddress());
            case IpcpOption.Server(NameServer server, Inet4Address address) -> writer.bytes(address.getAddress());
            case IpcpOption.Unknown(int type, Octets value) -> writer.bytes(value.toByteArray());
        }
        return Octets.copyOf(writer.toByteArray());
    }
}
