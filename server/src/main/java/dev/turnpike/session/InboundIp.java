package dev.turnpike.session;

import dev.turnpike.net.Ipv4Header;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import dev.turnpike.tun.MssClamp;
import dev.turnpike.tun.TunDevice;
import org.jspecify.annotations.Nullable;

/**
 * Writes the client's IP packets to the TUN, if they are whole and come from the address that the client was given. Owned
 * by the ingress thread.
 */
final class InboundIp {

    /** Octets of the smallest IPv4 and TCP headers: what an MSS does not count (RFC 9293 section 3.7.1). */
    static final int TCP_IP_HEADERS = 40;

    private final TunDevice tun;
    private final boolean clampMss;
    private final Counters counters;
    private final TrafficMeter meter;

    private boolean open;
    private int address;
    private @Nullable MssClamp clamp;

    InboundIp(TunDevice tun, boolean clampMss, Counters counters, TrafficMeter meter) {
        this.tun = tun;
        this.clampMss = clampMss;
        this.counters = counters;
        this.meter = meter;
    }

    /** IPCP is open: packets from {@code address} may pass. */
    void open(int address, int mtu) {
        this.address = address;
        clamp = clampMss ? new MssClamp(mtu - TCP_IP_HEADERS) : null;
        open = true;
    }

    /** IPCP is not open: nothing passes. */
    void close() {
        open = false;
    }

    /** The packet stays the caller's. */
    void write(PacketBuffer packet) {
        if (!open) {
            counters.count(Counter.NETWORK_CLOSED);
        } else if (!Ipv4Header.isValid(packet)) {
            counters.count(Counter.INNER_MALFORMED);
        } else if (Ipv4Header.source(packet) != address) {
            counters.count(Counter.SPOOFED_SOURCE);
        } else {
            packet.truncate(Ipv4Header.totalLength(packet));
            pass(packet);
        }
    }

    private void pass(PacketBuffer packet) {
        if (clamp != null) {
            clamp.apply(packet);
        }
        if (tun.write(packet)) {
            meter.in(packet.length());
            counters.count(Counter.PACKETS_UP);
            counters.add(Counter.BYTES_UP, packet.length());
        } else {
            counters.count(Counter.TUN_WRITE_FAILED);
        }
    }
}
