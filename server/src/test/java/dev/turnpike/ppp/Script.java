package dev.turnpike.ppp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.negotiation.ControlProtocol;
import dev.turnpike.ppp.negotiation.Link;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * A conversation with one or more control protocols, told line by line: {@code peerSends}, {@code weSend}. Everything sent
 * must be told, in order: {@code weSendNothing} at the end makes sure.
 */
public final class Script implements FrameSender {

    private record Sent(PppProtocol protocol, String hex) {}

    private final ManualTicker ticker = new ManualTicker();
    private final Link link;
    private final Deque<Sent> sent = new ArrayDeque<>();
    private final Map<PppProtocol, ControlProtocol<?>> protocols = new EnumMap<>(PppProtocol.class);

    /** A conversation whose first request has that identifier. */
    public Script(int firstIdentifier) {
        link = new Link(this, new Identifiers(firstIdentifier), ticker);
    }

    /** The link on which the protocols of this conversation send. */
    public Link link() {
        return link;
    }

    /** Lets the peer speak to that protocol. */
    public void with(ControlProtocol<?> protocol) {
        protocols.put(protocol.protocol(), protocol);
    }

    @Override
    public void send(PppProtocol protocol, byte[] packet) {
        sent.add(new Sent(protocol, HexFormat.of().formatHex(packet)));
    }

    /** A packet of the peer, as annotated hex. */
    public void peerSends(PppProtocol protocol, String hex) {
        try {
            Objects.requireNonNull(protocols.get(protocol), () -> "nobody speaks " + protocol)
                    .receive(Hex.of(hex));
        } catch (MalformedPacketException e) {
            throw new AssertionError("the script's packet is malformed: " + e.getMessage(), e);
        }
    }

    /** The next packet we sent, as annotated hex. */
    public void weSend(PppProtocol protocol, String hex) {
        assertThat(sent).as("something is sent").isNotEmpty();
        assertThat(sent.remove()).isEqualTo(new Sent(protocol, HexFormat.of().formatHex(Hex.of(hex))));
    }

    /** The next packet we sent is a Terminate-Request with that reason. */
    public void weTerminate(PppProtocol protocol, int identifier, String reason) {
        weSend(protocol, String.format("05 %02x %04x %s", identifier, 4 + reason.length(), Hex.text(reason)));
    }

    /** Nothing was sent that was not told. */
    public void weSendNothing() {
        assertThat(sent).isEmpty();
    }

    /** Forgets what was sent so far; how much it was. */
    public int forget() {
        int count = sent.size();
        sent.clear();
        return count;
    }

    /** Time passes, and every protocol is told at its deadlines. */
    public void timePasses(Duration time) {
        long end = ticker.nanos() + time.toNanos();
        while (nextDeadline() <= end) {
            ticker.advance(Duration.ofNanos(Math.max(0, nextDeadline() - ticker.nanos())));
            protocols.values().forEach(protocol -> protocol.tick(ticker.nanos()));
        }
        ticker.advance(Duration.ofNanos(end - ticker.nanos()));
    }

    private long nextDeadline() {
        return protocols.values().stream()
                .mapToLong(ControlProtocol::deadline)
                .min()
                .orElseThrow();
    }
}
