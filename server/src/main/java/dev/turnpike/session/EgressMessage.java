package dev.turnpike.session;

import dev.turnpike.mppe.MppeEncryptor;
import dev.turnpike.ppp.FrameCodec;
import dev.turnpike.ppp.PppProtocol;

/** What the ingress thread orders of the egress thread; carried out in the order of posting. */
sealed interface EgressMessage {

    /** Sends a control packet, always in clear (RFC 3078 section 2.1: only network packets are encrypted). */
    record Frame(PppProtocol protocol, byte[] packet) implements EgressMessage {}

    /** LCP is open: from the next frame on, headers as the peer agreed to receive them. */
    record Compress(FrameCodec codec) implements EgressMessage {}

    /** Lets IP pass in clear, since no encryption was agreed and none is required. */
    record OpenClear(int mtu) implements EgressMessage {}

    /** Lets IP pass, encrypted. The encryptor is the egress thread's from now on. */
    record OpenEncrypted(MppeEncryptor encryptor, int mtu) implements EgressMessage {}

    /** Lets no IP pass. */
    record CloseNetwork() implements EgressMessage {}

    /** The peer's decryptor lost its place: CCP Reset-Request (RFC 3078 section 7.2). */
    record RestartCipher() implements EgressMessage {}

    /** Nothing has carried the acknowledgement in time: sends it alone. */
    record Acknowledge() implements EgressMessage {}

    /** The session is over; what was ordered before is still sent. */
    record End() implements EgressMessage {}
}
