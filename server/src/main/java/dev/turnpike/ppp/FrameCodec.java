package dev.turnpike.ppp;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.PacketBuffer;

/**
 * The header of a PPP frame inside GRE: address and control octets, then the protocol field (RFC 1661 section 2, RFC 1662
 * section 3.1). Works in place. Immutable; any thread.
 *
 * <p>Reading accepts every form in every state, since a peer may compress from its first frame on and nothing is
 * ambiguous. Writing uses only what that peer agreed to receive.
 */
public final class FrameCodec {

    /** The header as it is before LCP agreed to anything. */
    public static final FrameCodec UNCOMPRESSED = new FrameCodec(false, false);

    private static final int ADDRESS_AND_CONTROL = 0xff03;
    private static final int ALL_STATIONS = 0xff;

    private final boolean compressAddressAndControl;
    private final boolean compressProtocol;

    /**
     * Writes headers for a peer.
     *
     * @param compressAddressAndControl the peer's Address-and-Control-Field-Compression was acknowledged
     * @param compressProtocol the peer's Protocol-Field-Compression was acknowledged
     */
    public FrameCodec(boolean compressAddressAndControl, boolean compressProtocol) {
        this.compressAddressAndControl = compressAddressAndControl;
        this.compressProtocol = compressProtocol;
    }

    /**
     * Removes the header.
     *
     * @return the protocol number, always odd
     * @throws MalformedPacketException if no valid header stands at the front; the buffer's content is then undefined
     */
    public static int decode(PacketBuffer frame) throws MalformedPacketException {
        if (frame.length() >= 2 && frame.u16(0) == ADDRESS_AND_CONTROL) {
            frame.skip(2);
        }
        if (frame.length() < 1) {
            throw new MalformedPacketException("PPP frame without protocol field");
        }
        int first = frame.u8(0);
        if (first == ALL_STATIONS) {
            // RFC 1661 section 6.6: 0x00ff is no protocol, so that an address octet cannot be taken for one.
            throw new MalformedPacketException("PPP frame with address 0xff but without control 0x03");
        }
        // RFC 1661 section 2: only the last octet of the field is odd.
        if ((first & 1) == 1) {
            frame.skip(1);
            return first;
        }
        if (frame.length() < 2 || (frame.u8(1) & 1) == 0) {
            throw new MalformedPacketException("PPP protocol field that begins with " + first + " does not end");
        }
        int protocol = frame.u16(0);
        frame.skip(2);
        return protocol;
    }

    /** Adds the header for the packet of that protocol; needs at most 4 octets of headroom. */
    public void encode(PacketBuffer packet, int protocol) {
        // RFC 1661 section 6.6: LCP goes uncompressed always, so that a peer that restarted can read it.
        boolean full = protocol == PppProtocol.LCP.number();
        if (compressProtocol && !full && protocol < 0x100) {
            packet.prepend(1);
            packet.putU8(0, protocol);
        } else {
            packet.prepend(2);
            packet.putU16(0, protocol);
        }
        if (!compressAddressAndControl || full) {
            packet.prepend(2);
            packet.putU16(0, ADDRESS_AND_CONTROL);
        }
    }
}
