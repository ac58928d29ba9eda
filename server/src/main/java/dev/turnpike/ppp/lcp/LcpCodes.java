package dev.turnpike.ppp.lcp;

import dev.turnpike.net.ByteReader;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Code;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.negotiation.ExtraCodes;
import dev.turnpike.ppp.negotiation.Link;
import dev.turnpike.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** LCP's own codes (RFC 1661 sections 5.7 to 5.9, RFC 1570 section 2). Owned by the session's thread. */
public final class LcpCodes implements ExtraCodes {

    private static final Logger LOG = LoggerFactory.getLogger(LcpCodes.class);
    private static final int PROTOCOL_LENGTH = 2;

    private final Link link;
    private final IntSupplier ourMagic;
    private final LcpEvents events;

    /** Codes on {@code link}; {@code ourMagic} is asked at each packet. */
    public LcpCodes(Link link, IntSupplier ourMagic, LcpEvents events) {
        this.link = link;
        this.ourMagic = ourMagic;
        this.events = events;
    }

    @Override
    public Optional<Extra> parse(ControlPacket packet) throws MalformedPacketException {
        ByteReader reader = packet.data().reader();
        Code code = Code.of(packet.code()).orElseThrow();
        return switch (code) {
            case PROTOCOL_REJECT -> whenOpened(protocolReject(reader.u16()));
            case ECHO_REQUEST ->
                whenOpened(echoRequest(packet.identifier(), reader.i32(), Octets.copyOf(reader.rest())));
            case ECHO_REPLY, DISCARD_REQUEST -> whenOpened(echo(code, reader.i32()));
            // RFC 1570 section 2: these two may come at any time.
            case IDENTIFICATION -> inAnyState(identification(reader.i32(), Octets.copyOf(reader.rest())));
            case TIME_REMAINING -> inAnyState(timeRemaining(reader.i32(), reader.i32()));
            case CONFIGURE_REQUEST,
                    CONFIGURE_ACK,
                    CONFIGURE_NAK,
                    CONFIGURE_REJECT,
                    TERMINATE_REQUEST,
                    TERMINATE_ACK,
                    CODE_REJECT,
                    RESET_REQUEST,
                    RESET_ACK -> Optional.empty();
        };
    }

    /** Asks for an Echo-Reply. */
    public void sendEchoRequest() {
        send(Code.ECHO_REQUEST, link.nextIdentifier(), withOurMagic(Octets.NONE));
    }

    /** Tells the peer that a protocol is not served, with as much of its packet as the peer can receive. */
    public void sendProtocolReject(int protocol, byte[] information) {
        // RFC 1661 section 5.7: the number and the packet; some servers leave the packet away.
        Octets rejected = Octets.copyOf(information).first(link.room() - PROTOCOL_LENGTH);
        byte[] data =
                new ByteWriter().u16(protocol).bytes(rejected.toByteArray()).toByteArray();
        send(Code.PROTOCOL_REJECT, link.nextIdentifier(), Octets.copyOf(data));
    }

    private Runnable protocolReject(int protocol) {
        return () -> events.protocolRejected(protocol);
    }

    private Runnable echoRequest(int identifier, int magic, Octets data) {
        return () -> {
            if (isOurs(magic)) {
                warnOfLoop(Code.ECHO_REQUEST);
            } else {
                send(Code.ECHO_REPLY, identifier, withOurMagic(data));
            }
        };
    }

    private Runnable echo(Code code, int magic) {
        return () -> {
            if (isOurs(magic)) {
                warnOfLoop(code);
            }
        };
    }

    private Runnable identification(int magic, Octets message) {
        return () -> {
            if (isOurs(magic)) {
                warnOfLoop(Code.IDENTIFICATION);
            } else {
                String text = new String(message.toByteArray(), StandardCharsets.ISO_8859_1);
                events.identified(Printable.token(text));
            }
        };
    }

    private static Runnable timeRemaining(int magic, int seconds) {
        return () -> LOG.debug("peer has {} s left, magic {}", Integer.toUnsignedString(seconds), magic);
    }

    private boolean isOurs(int magic) {
        return magic == ourMagic.getAsInt();
    }

    private static void warnOfLoop(Code code) {
        // Not answered and no sign of life, so that a looped link ends as a dead one.
        LOG.debug("ignored LCP {} with our own magic number: the link is looped back", code.label());
    }

    private Octets withOurMagic(Octets data) {
        byte[] bytes = new ByteWriter()
                .i32(ourMagic.getAsInt())
                .bytes(data.toByteArray())
                .toByteArray();
        return Octets.copyOf(bytes).first(link.room());
    }

    private void send(Code code, int identifier, Octets data) {
        link.send(PppProtocol.LCP, new ControlPacket(code, identifier, data));
    }

    private static Optional<Extra> whenOpened(Runnable effect) {
        return Optional.of(new Extra(false, effect));
    }

    private static Optional<Extra> inAnyState(Runnable effect) {
        return Optional.of(new Extra(true, effect));
    }
}
