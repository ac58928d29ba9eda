package dev.turnpike.ppp.lcp;

import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.negotiation.ControlProtocol;
import dev.turnpike.ppp.negotiation.Ending;
import dev.turnpike.ppp.negotiation.LayerListener;
import dev.turnpike.ppp.negotiation.Link;
import dev.turnpike.ppp.negotiation.Timing;

/** The server's LCP of one session, with the watch over the peer's life. Owned by the session's thread. */
public final class Lcp {

    private final Link link;
    private final LcpNegotiator negotiator;
    private final LcpCodes codes;
    private final EchoMonitor echo;
    private final LayerListener listener;
    private final LcpEvents events;
    private final ControlProtocol<LcpOption> protocol;

    /** LCP in state Initial. */
    public Lcp(
            Link link,
            Timing timing,
            LcpNegotiator negotiator,
            EchoPolicy echoPolicy,
            LayerListener listener,
            LcpEvents events) {
        this.link = link;
        this.negotiator = negotiator;
        this.listener = listener;
        this.events = events;
        this.codes = new LcpCodes(link, negotiator::ourMagic, new Events());
        this.echo = new EchoMonitor(echoPolicy, codes::sendEchoRequest, events::peerSilent);
        this.protocol = new ControlProtocol<>(
                PppProtocol.LCP, link, timing, new LcpOptionCodec(), negotiator, codes, new Layer());
    }

    /** Packets, opening and closing. Its time is in {@link #deadline} and {@link #tick}. */
    public ControlProtocol<LcpOption> protocol() {
        return protocol;
    }

    /** What was agreed; complete while LCP is Opened. */
    public LcpAgreement agreement() {
        return negotiator.agreement();
    }

    /** A packet of any protocol came from the peer; cheap enough for each one. */
    public void heard() {
        echo.heard();
    }

    /**
     * Answers a packet of a protocol that is not served. Does nothing unless LCP is Opened (RFC 1661 section 5.7).
     *
     * @param protocol its number
     * @param information the packet behind the protocol field
     */
    public void rejectProtocol(int protocol, byte[] information) {
        if (this.protocol.isOpened()) {
            codes.sendProtocolReject(protocol, information);
        }
    }

    /** When {@link #tick} wants to be called, on the link's clock; {@link dev.turnpike.net.Ticker#NEVER} if not at all. */
    public long deadline() {
        return Math.min(protocol.deadline(), echo.deadline());
    }

    /** Does what is due by {@code now}. */
    public void tick(long now) {
        protocol.tick(now);
        echo.tick(now);
    }

    private final class Layer implements LayerListener {

        @Override
        public void up() {
            link.peerMru(negotiator.agreement().peerMru());
            echo.start(link.now());
            listener.up();
        }

        @Override
        public void down() {
            link.peerMru(Link.DEFAULT_MRU);
            echo.stop();
            listener.down();
        }

        @Override
        public void started() {
            listener.started();
        }

        @Override
        public void finished(Ending ending) {
            listener.finished(ending);
        }
    }

    private final class Events implements LcpEvents {

        @Override
        public void protocolRejected(int number) {
            if (number == PppProtocol.LCP.number()) {
                protocol.protocolRejected();
            } else {
                events.protocolRejected(number);
            }
        }

        @Override
        public void identified(String text) {
            events.identified(text);
        }

        @Override
        public void peerSilent() {
            events.peerSilent();
        }
    }
}
