package dev.turnpike.session;

import dev.turnpike.mppe.MppeEncryptor;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.ppp.FrameCodec;
import dev.turnpike.ppp.PppProtocol;

/** In which form IP packets may leave towards the client now, if at all. Owned by the egress thread. */
sealed interface OutboundGate {

    /** Turns an IP packet into a PPP frame, in place; false where it must not leave. */
    boolean pass(PacketBuffer packet, FrameCodec codec);

    /** Wipes what is secret in it; the gate is not used again. */
    default void close() {}

    /** Nothing passes: the link is still being negotiated, or encryption is being agreed anew. */
    record Closed() implements OutboundGate {
        @Override
        public boolean pass(PacketBuffer packet, FrameCodec codec) {
            return false;
        }
    }

    /** Packets pass as they are. */
    record Clear() implements OutboundGate {
        @Override
        public boolean pass(PacketBuffer packet, FrameCodec codec) {
            codec.encode(packet, PppProtocol.IPV4.number());
            return true;
        }
    }

    /** Packets pass encrypted. */
    record Encrypted(MppeEncryptor encryptor) implements OutboundGate {
        @Override
        public boolean pass(PacketBuffer packet, FrameCodec codec) {
            packet.prepend(2);
            packet.putU16(0, PppProtocol.IPV4.number());
            encryptor.encrypt(packet);
            codec.encode(packet, PppProtocol.COMPRESSED.number());
            return true;
        }

        @Override
        public void close() {
            encryptor.close();
        }
    }
}
