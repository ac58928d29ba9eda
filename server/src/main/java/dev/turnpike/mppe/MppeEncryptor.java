package dev.turnpike.mppe;

import dev.turnpike.net.PacketBuffer;

/**
 * Encrypts what one session sends, RFC 3078. Owned by the thread that sends; allocates nothing per packet.
 *
 * <p>The package's documentation says how stateful mode serves both readings of the RFC.
 */
public final class MppeEncryptor implements AutoCloseable {

    private static final int FIRST_PROTOCOL = 0x0021;
    private static final int LAST_PROTOCOL = 0x00fa;

    private final boolean stateless;
    private final Rc4 cipher = new Rc4();
    private final MppeKeySchedule keys;
    private int count;
    private boolean resetRequested;

    /**
     * Begins with count 0.
     *
     * @param startKey this end's send key, 16 octets, which are copied
     */
    public MppeEncryptor(MppeMode mode, byte[] startKey) {
        stateless = mode.stateless();
        // In stateful mode the cipher runs on from packet to packet and is initialised after every change all the same.
        keys = new MppeKeySchedule(mode, startKey, cipher);
        keys.start(cipher);
    }

    /**
     * Encrypts the packet in place and puts the MPPE header in front of it.
     *
     * @param packet begins with the inner PPP protocol field in two octets, 0x0021 to 0x00FA (RFC 3078 section 3: nothing
     *     else is encrypted), and has two octets of headroom
     * @throws IllegalArgumentException if the protocol is another; nothing has changed then
     */
    public void encrypt(PacketBuffer packet) {
        int protocol = packet.u16(0);
        if (protocol < FIRST_PROTOCOL || protocol > LAST_PROTOCOL) {
            throw new IllegalArgumentException(String.format("MPPE does not carry protocol 0x%04x", protocol));
        }
        packet.prepend(MppeHeader.LENGTH);
        packet.putU16(0, nextHeader());
        cipher.process(packet.array(), packet.offset() + MppeHeader.LENGTH, packet.length() - MppeHeader.LENGTH);
    }

    /**
     * The peer sent a CCP Reset-Request. In stateful mode the next packet is a flag packet with FLUSHED; in stateless mode
     * every packet stands for itself and nothing changes. More requests before that packet change nothing more.
     */
    public void reset() {
        resetRequested = !stateless;
    }

    /** Overwrites the keys; every later use is an {@link IllegalStateException}. */
    @Override
    public void close() {
        keys.wipe();
        cipher.wipe();
    }

    private int nextHeader() {
        if (resetRequested) {
            count |= MppeHeader.FLAG_MASK;
            resetRequested = false;
        }
        int header = MppeHeader.ENCRYPTED | count;
        if (stateless || MppeHeader.flagPacket(count)) {
            keys.change();
            keys.start(cipher);
            header |= MppeHeader.FLUSHED;
        }
        count = (count + 1) & MppeHeader.COUNT_MASK;
        return header;
    }
}
