package dev.turnpike.session;

import dev.turnpike.mppe.MppeDecryptor;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.ppp.FrameCodec;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the client's PPP frames, in order as they come: IP to the TUN, encrypted ones through the decryptor, the rest to
 * the PPP stack. Owned by the ingress thread.
 *
 * <p>Whether IP in clear may pass is one field here, and nothing but {@link #allowClear} sets it: in a session that is
 * encrypted, or must be, plaintext IP never reaches the TUN. The Linux kernel's PPP delivers it.
 */
final class InboundFrames implements Consumer<PacketBuffer> {

    /** What the frames that are not IP go to. */
    interface ControlFrames {

        /** One frame of that protocol number. */
        void receive(int protocol, byte[] packet) throws MalformedPacketException;

        /** The decryptor has lost its place and asks for a Reset-Request (RFC 3078 section 7.2). */
        void decryptorLost();

        /** So many packets in a row made no sense that the two ends have lost each other for good. */
        void decryptorHopeless();
    }

    /** More than any burst of damaged or forged packets between two good ones. */
    private static final int MOST_REFUSED = 1024;

    private final InboundIp ip;
    private final ControlFrames control;
    private final Counters counters;

    private boolean clearAllowed;
    private @Nullable MppeDecryptor decryptor;

    InboundFrames(InboundIp ip, ControlFrames control, Counters counters) {
        this.ip = ip;
        this.control = control;
        this.counters = counters;
    }

    /** No encryption was agreed, and none is required. */
    void allowClear() {
        close();
        clearAllowed = true;
    }

    /** Only what this decrypts may pass. */
    void requireEncrypted(MppeDecryptor with) {
        close();
        decryptor = with;
    }

    /** Nothing may pass. */
    void close() {
        clearAllowed = false;
        if (decryptor != null) {
            decryptor.close();
            decryptor = null;
        }
    }

    /** Takes the frame over. */
    @Override
    public void accept(PacketBuffer frame) {
        try {
            int protocol = FrameCodec.decode(frame);
            if (protocol == PppProtocol.COMPRESSED.number()) {
                decrypt(frame);
            } else if (protocol == PppProtocol.IPV4.number()) {
                clear(frame);
            } else {
                control.receive(protocol, frame.toByteArray());
            }
        } catch (MalformedPacketException malformed) {
            counters.count(Counter.PPP_DISCARDED);
        } finally {
            frame.release();
        }
    }

    private void clear(PacketBuffer frame) {
        if (clearAllowed) {
            ip.write(frame);
        } else {
            counters.count(Counter.PLAINTEXT_REFUSED);
        }
    }

    private void decrypt(PacketBuffer frame) throws MalformedPacketException {
        if (decryptor == null) {
            counters.count(Counter.PPP_DISCARDED);
            return;
        }
        switch (decryptor.decrypt(frame).kind()) {
            case DECRYPTED -> inner(frame);
            case DISCARDED -> refused(decryptor);
            case RESET_NEEDED -> {
                counters.count(Counter.MPPE_REFUSED);
                control.decryptorLost();
            }
        }
    }

    private void refused(MppeDecryptor by) {
        counters.count(Counter.MPPE_REFUSED);
        if (by.refusedInARow() >= MOST_REFUSED) {
            control.decryptorHopeless();
        }
    }

    private void inner(PacketBuffer packet) throws MalformedPacketException {
        if (FrameCodec.decode(packet) == PppProtocol.IPV4.number()) {
            ip.write(packet);
        } else {
            counters.count(Counter.PPP_DISCARDED);
        }
    }
}
