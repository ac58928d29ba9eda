package dev.turnpike.tun;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.PacketPool;
import java.util.function.Consumer;

/**
 * Cuts an IPv4 packet for a session whose MTU is below the interface's (RFC 791 section 3.2). The kernel has cut or
 * refused what is larger than the interface's MTU already, so this is for the odd client with a small MRU. Used by egress
 * threads; each call is on its own.
 */
public final class Fragmenter {

    private static final int DONT_FRAGMENT = 0x4000;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int OFFSET_MASK = 0x1fff;
    private static final int BASIC_HEADER = 20;

    private final PacketPool pool;

    /** Takes fragments from {@code pool}. */
    public Fragmenter(PacketPool pool) {
        this.pool = pool;
    }

    /** Whether the sender has forbidden to cut the packet. */
    public static boolean forbidden(PacketBuffer packet) {
        return (packet.u16(6) & DONT_FRAGMENT) != 0;
    }

    /**
     * Hands out the fragments in order; each belongs to {@code out} then. Later fragments carry no options: those that
     * would have to be copied (source routes) are not forwarded by anybody.
     *
     * @param packet a checked IPv4 packet larger than {@code mtu}, left as it is
     * @param mtu octets, 68 or more (RFC 791)
     */
    public void cut(PacketBuffer packet, int mtu, Consumer<PacketBuffer> out) {
        int header = (packet.u8(0) & 0xf) * 4;
        int data = packet.length() - header;
        int done = 0;
        while (done < data) {
            int ownHeader = done == 0 ? header : BASIC_HEADER;
            int room = (mtu - ownHeader) & ~7;
            int count = data - done <= mtu - ownHeader ? data - done : room;
            out.accept(fragment(packet, new Piece(header, ownHeader, done, count, done + count < data)));
            done += count;
        }
    }

    private record Piece(int originalHeader, int header, int from, int count, boolean more) {}

    private PacketBuffer fragment(PacketBuffer packet, Piece piece) {
        PacketBuffer fragment = pool.take();
        fragment.set(fragment.offset(), piece.header() + piece.count());
        System.arraycopy(packet.array(), packet.offset(), fragment.array(), fragment.offset(), piece.header());
        System.arraycopy(
                packet.array(),
                packet.offset() + piece.originalHeader() + piece.from(),
                fragment.array(),
                fragment.offset() + piece.header(),
                piece.count());
        int flags = packet.u16(6);
        boolean more = piece.more() || (flags & MORE_FRAGMENTS) != 0;
        int position = (flags & OFFSET_MASK) + piece.from() / 8;
        fragment.putU8(0, 0x40 | piece.header() / 4);
        fragment.putU16(2, fragment.length());
        fragment.putU16(6, (more ? MORE_FRAGMENTS : 0) | position);
        fragment.putU16(10, 0);
        fragment.putU16(10, InternetChecksum.of(fragment, 0, piece.header()));
        return fragment;
    }
}
