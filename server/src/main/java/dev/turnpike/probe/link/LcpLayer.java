package dev.turnpike.probe.link;

import dev.turnpike.net.ByteWriter;
import dev.turnpike.ppp.Code;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.lcp.EchoMonitor;
import dev.turnpike.ppp.lcp.EchoPolicy;
import dev.turnpike.ppp.lcp.LcpCodes;
import dev.turnpike.ppp.lcp.LcpEvents;
import dev.turnpike.ppp.lcp.LcpOption;
import dev.turnpike.ppp.lcp.LcpOptionCodec;
import dev.turnpike.ppp.negotiation.ControlProtocol;
import dev.turnpike.ppp.negotiation.LayerListener;
import dev.turnpike.ppp.negotiation.Link;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;

/** The client's LCP: negotiation, echoes, rejects. Owned by the link's thread. */
final class LcpLayer {

    private static final EchoPolicy ECHO = new EchoPolicy(Duration.ofSeconds(10), 3);

    private final Link link;
    private final ClientLcp negotiator;
    private final LcpCodes codes;
    private final EchoMonitor echo;
    private final ControlProtocol<LcpOption> protocol;

    /**
     * LCP in state Initial.
     *
     * @param onProtocolReject hears which protocol, other than LCP, the server does not serve
     * @param onSilence runs when the server answers no echo any more
     */
    LcpLayer(
            Link link, ClientLcp negotiator, LayerListener listener, IntConsumer onProtocolReject, Runnable onSilence) {
        this.link = link;
        this.negotiator = negotiator;
        LcpEvents events = new Events(onProtocolReject, onSilence);
        this.codes = new LcpCodes(link, negotiator::magic, events);
        this.echo = new EchoMonitor(ECHO, codes::sendEchoRequest, events::peerSilent);
        this.protocol = new ControlProtocol<>(
                PppProtocol.LCP, link, LinkOptions.timing(), new LcpOptionCodec(), negotiator, codes, listener);
    }

    ControlProtocol<LcpOption> protocol() {
        return protocol;
    }

    /** LCP is Opened: watch the server, and say who we are. */
    void opened(List<String> identifications) {
        link.peerMru(negotiator.outcome().sendMru());
        echo.start(link.now());
        for (String text : identifications) {
            byte[] data = new ByteWriter()
                    .i32(negotiator.magic())
                    .bytes(text.getBytes(StandardCharsets.US_ASCII))
                    .toByteArray();
            link.send(
                    PppProtocol.LCP,
                    new ControlPacket(Code.IDENTIFICATION, link.nextIdentifier(), Octets.copyOf(data)));
        }
    }

    /** LCP is not Opened any longer. */
    void closed() {
        link.peerMru(Link.DEFAULT_MRU);
        echo.stop();
    }

    /** A frame came from the server. */
    void heard() {
        echo.heard();
    }

    /** Tells the server that we do not serve a protocol; only in state Opened (RFC 1661 section 5.7). */
    void rejectProtocol(int number, byte[] information) {
        if (protocol.isOpened()) {
            codes.sendProtocolReject(number, information);
        }
    }

    long deadline() {
        return Math.min(protocol.deadline(), echo.deadline());
    }

    void tick(long now) {
        protocol.tick(now);
        echo.tick(now);
    }

    private final class Events implements LcpEvents {

        private final IntConsumer onProtocolReject;
        private final Runnable onSilence;

        Events(IntConsumer onProtocolReject, Runnable onSilence) {
            this.onProtocolReject = onProtocolReject;
            this.onSilence = onSilence;
        }

        @Override
        public void protocolRejected(int number) {
            if (number == PppProtocol.LCP.number()) {
                protocol.protocolRejected();
            } else {
                onProtocolReject.accept(number);
            }
        }

        @Override
        public void identified(String text) {
            // What the server calls itself explains nothing to the user.
        }

        @Override
        public void peerSilent() {
            onSilence.run();
        }
    }
}
