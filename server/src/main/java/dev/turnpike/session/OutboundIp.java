package dev.turnpike.session;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import dev.turnpike.tun.Fragmenter;
import dev.turnpike.tun.MssClamp;
import dev.turnpike.tun.PacketTooBig;
import dev.turnpike.tun.TunDevice;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a packet from the TUN fit its session: the MSS of TCP is lowered, a packet above the session's MTU is cut or
 * refused as its sender wished. Owned by the egress thread.
 */
final class OutboundIp {

    private final boolean clampMss;
    private final PacketTooBig tooBig;
    private final Fragmenter fragmenter;
    private final TunDevice tun;
    private final Counters counters;

    private int mtu = PacketBuffer.CAPACITY;
    private @Nullable MssClamp clamp;

    OutboundIp(boolean clampMss, PacketTooBig tooBig, Fragmenter fragmenter, TunDevice tun, Counters counters) {
        this.clampMss = clampMss;
        this.tooBig = tooBig;
        this.fragmenter = fragmenter;
        this.tun = tun;
        this.counters = counters;
    }

    /** From now on no IP packet is larger than this, octets. */
    void mtu(int octets) {
        mtu = octets;
        clamp = clampMss ? new MssClamp(octets - InboundIp.TCP_IP_HEADERS) : null;
    }

    /** Hands the packet or its pieces to {@code out}, which owns them then. Takes the packet over. */
    void fit(PacketBuffer packet, Consumer<PacketBuffer> out) {
        if (clamp != null) {
            clamp.apply(packet);
        }
        if (packet.length() <= mtu) {
            out.accept(packet);
            return;
        }
        if (Fragmenter.forbidden(packet)) {
            refuse(packet);
        } else {
            fragmenter.cut(packet, mtu, out);
        }
        packet.release();
    }

    private void refuse(PacketBuffer packet) {
        counters.count(Counter.TOO_BIG);
        if (!PacketTooBig.mayAnswer(packet)) {
            return;
        }
        PacketBuffer answer = tooBig.answer(packet, mtu);
        if (!tun.write(answer)) {
            counters.count(Counter.TUN_WRITE_FAILED);
        }
        answer.release();
    }
}
