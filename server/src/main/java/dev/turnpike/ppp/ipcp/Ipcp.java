package dev.turnpike.ppp.ipcp;

import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.negotiation.ControlProtocol;
import dev.turnpike.ppp.negotiation.ExtraCodes;
import dev.turnpike.ppp.negotiation.LayerListener;
import dev.turnpike.ppp.negotiation.Link;
import dev.turnpike.ppp.negotiation.Timing;

/** The server's IPCP of one session. Owned by the session's thread. */
public final class Ipcp {

    private final IpcpNegotiator negotiator;
    private final ControlProtocol<IpcpOption> protocol;

    /** IPCP in state Initial. */
    public Ipcp(Link link, Timing timing, IpcpPolicy policy, LayerListener listener) {
        this.negotiator = new IpcpNegotiator(policy);
        this.protocol = new ControlProtocol<>(
                PppProtocol.IPCP, link, timing, new IpcpOptionCodec(), negotiator, ExtraCodes.none(), listener);
    }

    /** Packets, time, opening and closing. */
    public ControlProtocol<IpcpOption> protocol() {
        return protocol;
    }

    /** What was agreed; complete while IPCP is Opened. */
    public IpcpAgreement agreement() {
        return negotiator.agreement();
    }
}
