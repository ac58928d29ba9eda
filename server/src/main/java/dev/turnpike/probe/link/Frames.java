package dev.turnpike.probe.link;

import dev.turnpike.gre.GreSender;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.FrameCodec;
import dev.turnpike.ppp.FrameSender;
import dev.turnpike.ppp.PppProtocol;

/** The way out: puts the PPP header in front of a packet and sends it in GRE. Owned by the link's thread. */
final class Frames implements FrameSender {

    private final GreSender sender;
    private final FrameTrace trace;
    private final Ticker ticker;
    private FrameCodec codec = FrameCodec.UNCOMPRESSED;

    Frames(GreSender sender, FrameTrace trace, Ticker ticker) {
        this.sender = sender;
        this.trace = trace;
        this.ticker = ticker;
    }

    /** From the next frame on; {@link FrameCodec#UNCOMPRESSED} when LCP begins again. */
    void codec(FrameCodec codec) {
        this.codec = codec;
    }

    @Override
    public void send(PppProtocol protocol, byte[] packet) {
        trace.sent(protocol.number(), packet);
        send(protocol.number(), PacketBuffer.copyOf(packet));
    }

    /** Sends a packet of any protocol number, and releases it. */
    void send(int protocol, PacketBuffer packet) {
        codec.encode(packet, protocol);
        sender.send(packet, ticker.nanos());
    }
}
