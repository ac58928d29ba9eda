package dev.turnpike.probe.link;

import dev.turnpike.mppe.MppeDecryptor;
import dev.turnpike.mppe.MppeEncryptor;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.ppp.FrameCodec;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import java.util.function.Consumer;

/**
 * IP packets in and out of the link: closed, in clear, or encrypted. Owned by the link's thread.
 *
 * <p>What must be encrypted never passes in clear, in either direction.
 */
final class InnerPath {

    private sealed interface Gate {

        record Closed() implements Gate {}

        record Clear() implements Gate {}

        record Encrypted(MppeEncryptor encryptor, MppeDecryptor decryptor) implements Gate {}
    }

    private final Frames frames;
    private final Runnable requestReset;
    private final Consumer<PacketBuffer> received;
    private final Counters counters;
    private Gate gate = new Gate.Closed();

    /**
     * A closed path.
     *
     * @param requestReset sends a CCP Reset-Request
     * @param received is given each IP packet, and does not keep it
     */
    InnerPath(Frames frames, Runnable requestReset, Consumer<PacketBuffer> received, Counters counters) {
        this.frames = frames;
        this.requestReset = requestReset;
        this.received = received;
        this.counters = counters;
    }

    void close() {
        change(new Gate.Closed());
    }

    void openClear() {
        change(new Gate.Clear());
    }

    void openEncrypted(MppeEncryptor encryptor, MppeDecryptor decryptor) {
        change(new Gate.Encrypted(encryptor, decryptor));
    }

    /** The server cannot decrypt: CCP Reset-Request. */
    void resetRequested() {
        if (gate instanceof Gate.Encrypted encrypted) {
            encrypted.encryptor().reset();
        }
    }

    /** Sends an IP packet and releases it; false if nothing may pass now. */
    boolean send(PacketBuffer packet) {
        return switch (gate) {
            case Gate.Closed closed -> {
                packet.release();
                yield false;
            }
            case Gate.Clear clear -> {
                frames.send(PppProtocol.IPV4.number(), packet);
                yield true;
            }
            case Gate.Encrypted encrypted -> {
                packet.prepend(2);
                packet.putU16(0, PppProtocol.IPV4.number());
                encrypted.encryptor().encrypt(packet);
                frames.send(PppProtocol.COMPRESSED.number(), packet);
                yield true;
            }
        };
    }

    /** An IP packet in clear came; it stays the caller's. */
    void receiveClear(PacketBuffer packet) {
        if (gate instanceof Gate.Clear) {
            received.accept(packet);
        } else {
            counters.count(Counter.PLAINTEXT_REFUSED);
        }
    }

    /** An encrypted packet came; it stays the caller's. */
    void receiveEncrypted(PacketBuffer packet) throws MalformedPacketException {
        if (!(gate instanceof Gate.Encrypted encrypted)) {
            counters.count(Counter.PPP_DISCARDED);
            return;
        }
        switch (encrypted.decryptor().decrypt(packet).kind()) {
            case DECRYPTED -> deliver(packet);
            case DISCARDED -> counters.count(Counter.MPPE_REFUSED);
            case RESET_NEEDED -> {
                counters.count(Counter.MPPE_REFUSED);
                requestReset.run();
            }
        }
    }

    private void deliver(PacketBuffer packet) throws MalformedPacketException {
        if (FrameCodec.decode(packet) == PppProtocol.IPV4.number()) {
            received.accept(packet);
        } else {
            counters.count(Counter.PPP_DISCARDED);
        }
    }

    private void change(Gate next) {
        if (gate instanceof Gate.Encrypted encrypted) {
            encrypted.encryptor().close();
            encrypted.decryptor().close();
        }
        gate = next;
    }
}
