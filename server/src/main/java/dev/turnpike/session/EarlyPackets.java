package dev.turnpike.session;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a client says of CCP and IPCP after its login and before it has an address: the last packet of each. A client
 * repeats what was dropped after three seconds, and the user would wait for them. Owned by the ingress thread.
 */
final class EarlyPackets {

    private final Map<PppProtocol, byte[]> last = new EnumMap<>(PppProtocol.class);
    private final Counters counters;

    EarlyPackets(Counters counters) {
        this.counters = counters;
    }

    void keep(PppProtocol protocol, byte[] packet) {
        if (protocol == PppProtocol.CCP || protocol == PppProtocol.IPCP) {
            last.put(protocol, packet);
        } else {
            counters.count(Counter.PPP_DISCARDED);
        }
    }

    void forget() {
        last.clear();
    }

    /** The network phase has begun: hands over what was kept, CCP first. */
    void handTo(InboundFrames.ControlFrames stack) {
        for (PppProtocol protocol : new PppProtocol[] {PppProtocol.CCP, PppProtocol.IPCP}) {
            byte[] packet = last.remove(protocol);
            if (packet != null) {
                hand(stack, protocol, packet);
            }
        }
    }

    private void hand(InboundFrames.ControlFrames stack, PppProtocol protocol, byte[] packet) {
        try {
            stack.receive(protocol.number(), packet);
        } catch (MalformedPacketException malformed) {
            counters.count(Counter.PPP_DISCARDED);
        }
    }
}
