package dev.turnpike.mppe;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;

/**
 * Decrypts what one session receives, RFC 3078. Owned by the thread that receives; allocates nothing per packet.
 *
 * <p>The package's documentation says what is believed of a packet and why.
 */
public final class MppeDecryptor implements AutoCloseable {

    private final MppeReceiver receiver;
    private int refusedInARow;

    /**
     * Expects count 0.
     *
     * @param startKey this end's receive key, 16 octets, which are copied
     * @param ticker spaces the requests for a reset in stateful mode
     */
    public MppeDecryptor(MppeMode mode, byte[] startKey, Ticker ticker) {
        receiver =
                mode.stateless() ? new StatelessReceiver(mode, startKey) : new StatefulReceiver(mode, startKey, ticker);
    }

    /**
     * Decrypts the packet in place.
     *
     * @param packet begins with the MPPE header. If it was decrypted, it begins with the inner PPP protocol field
     *     afterwards; otherwise it is as it was
     */
    public MppeResult decrypt(PacketBuffer packet) {
        MppeResult result = judge(packet);
        refusedInARow = result == MppeResult.DECRYPTED ? 0 : Math.min(refusedInARow, Integer.MAX_VALUE - 1) + 1;
        return result;
    }

    /**
     * Packets that could not be decrypted since the last that could. When it grows past any burst of forged packets, the
     * ends have lost each other: in stateless mode a gap of more than 2048 packets cannot be bridged, because the count has
     * 12 bits. Nothing can be asked of the peer then, and the session should end rather than swallow all it gets.
     */
    public int refusedInARow() {
        return refusedInARow;
    }

    /** Overwrites the keys; every later use is an {@link IllegalStateException}. */
    @Override
    public void close() {
        receiver.wipe();
    }

    private MppeResult judge(PacketBuffer packet) {
        if (packet.length() <= MppeHeader.LENGTH) {
            return MppeResult.TOO_SHORT;
        }
        int header = packet.u16(0);
        if ((header & MppeHeader.ENCRYPTED) == 0) {
            return MppeResult.NOT_ENCRYPTED;
        }
        return receiver.receive(packet, header);
    }
}
