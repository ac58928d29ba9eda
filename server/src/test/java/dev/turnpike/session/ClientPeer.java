package dev.turnpike.session;

import dev.turnpike.gre.Acknowledgements;
import dev.turnpike.gre.GreReceiver;
import dev.turnpike.gre.GreSender;
import dev.turnpike.gre.GreSocket;
import dev.turnpike.gre.PeerWindow;
import dev.turnpike.gre.SequenceWindow;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.Code;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.FrameCodec;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.stats.Counters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A client on the far end of a call, which answers what it is asked as real ones do and lets the test send anything. It
 * never repeats a packet: nothing is lost but by the test's wish. Owned by the test's thread.
 */
final class ClientPeer {

    private static final int MAGIC = 0x11223344;
    private static final int WINDOW = 64;

    /** What is received and not answered. */
    final Set<PppProtocol> deafTo = EnumSet.noneOf(PppProtocol.class);

    final List<String> terminateRequests = new ArrayList<>();
    final List<Integer> rejectedProtocols = new ArrayList<>();
    final ClientLogin login = new ClientLogin(this);
    final ClientNetwork network = new ClientNetwork(this);
    boolean answersEchoes = true;
    boolean answersTerminateRequests = true;
    int mru = 1400;

    private final GreSender sender;
    private final GreReceiver receiver;
    private final Ticker ticker;
    private int identifier = 0x40;
    private int lcpRequest = -1;
    private boolean lcpAsked;
    private boolean lcpAcked;
    private int echoes;

    ClientPeer(GreSocket socket, GreSender.Path path, Ticker ticker) {
        this.ticker = ticker;
        Counters counters = new Counters();
        Acknowledgements acknowledgements = new Acknowledgements();
        PeerWindow window = new PeerWindow(0); // as Windows counts
        this.sender = new GreSender(socket, path, acknowledgements, window, counters);
        this.receiver =
                new GreReceiver(new SequenceWindow(WINDOW, 200_000_000, counters), acknowledgements, window, WINDOW);
    }

    /** Begins LCP, or begins it anew. */
    void negotiateLcp() {
        lcpAsked = true;
        lcpAcked = false;
        lcpRequest = nextIdentifier();
        Octets options = Octets.copyOf(
                new ByteWriter().u8(1).u8(4).u16(mru).u8(5).u8(6).i32(MAGIC).toByteArray());
        send(PppProtocol.LCP, new ControlPacket(Code.CONFIGURE_REQUEST, lcpRequest, options));
    }

    /** Takes its leave by LCP. */
    void terminate() {
        send(PppProtocol.LCP, new ControlPacket(Code.TERMINATE_REQUEST, nextIdentifier(), Octets.NONE));
    }

    /** LCP's word that a protocol is not known, with the packet that was in it. */
    void reject(PppProtocol protocol, ControlPacket packet) {
        byte[] data = new ByteWriter()
                .u16(protocol.number())
                .bytes(packet.toByteArray())
                .toByteArray();
        send(PppProtocol.LCP, new ControlPacket(Code.PROTOCOL_REJECT, nextIdentifier(), Octets.copyOf(data)));
    }

    void send(PppProtocol protocol, ControlPacket packet) {
        sendFrame(protocol.number(), packet.toByteArray());
    }

    /** Any frame in clear. */
    void sendFrame(int protocol, byte[] information) {
        send(protocol, PacketBuffer.copyOf(information));
    }

    void send(int protocol, PacketBuffer information) {
        FrameCodec.UNCOMPRESSED.encode(information, protocol);
        sendRaw(information);
    }

    /** Any octets in place of a frame. */
    void sendRaw(PacketBuffer frame) {
        sender.send(frame, ticker.nanos());
    }

    /** A GRE packet came from the server. */
    void receive(byte[] gre) {
        receiver.receive(PacketBuffer.copyOf(gre), ticker.nanos(), this::frame);
    }

    int nextIdentifier() {
        identifier = identifier + 1 & 0xff;
        return identifier;
    }

    /** Whether LCP is open as far as it knows. */
    boolean lcpIsOpen() {
        return lcpAcked;
    }

    /** Echo-Requests received. */
    int echoes() {
        return echoes;
    }

    private void frame(PacketBuffer frame) {
        try {
            int protocol = FrameCodec.decode(frame);
            if (protocol == PppProtocol.COMPRESSED.number()) {
                network.encrypted(frame);
            } else if (protocol == PppProtocol.IPV4.number()) {
                network.inClear(frame.toByteArray());
            } else {
                control(PppProtocol.of(protocol), ControlPacket.parse(frame.toByteArray()));
            }
        } catch (MalformedPacketException malformed) {
            throw new AssertionError("the server sent a malformed frame", malformed);
        }
    }

    private void control(Optional<PppProtocol> known, ControlPacket packet) throws MalformedPacketException {
        PppProtocol protocol = known.orElseThrow(() -> new AssertionError("the server speaks an unknown protocol"));
        if (deafTo.contains(protocol)) {
            return;
        }
        switch (protocol) {
            case LCP -> lcp(packet);
            case CHAP -> login.chap(packet);
            case PAP -> login.pap(packet);
            case CCP -> network.ccp(packet);
            case IPCP -> network.ipcp(packet);
            default -> throw new AssertionError("the server speaks " + protocol);
        }
    }

    private void lcp(ControlPacket packet) throws MalformedPacketException {
        int code = packet.code();
        if (code == Code.CONFIGURE_REQUEST.number()) {
            send(PppProtocol.LCP, new ControlPacket(Code.CONFIGURE_ACK, packet.identifier(), packet.data()));
            login.method(packet.data());
            if (!lcpAsked) {
                negotiateLcp();
            }
            login.start();
        } else if (code == Code.CONFIGURE_ACK.number() && packet.identifier() == lcpRequest) {
            lcpAcked = true;
            login.start();
        } else if (code == Code.ECHO_REQUEST.number()) {
            echoes++;
            echo(packet);
        } else if (code == Code.TERMINATE_REQUEST.number()) {
            terminateRequests.add(new String(packet.data().toByteArray(), StandardCharsets.US_ASCII));
            if (answersTerminateRequests) {
                send(PppProtocol.LCP, new ControlPacket(Code.TERMINATE_ACK, packet.identifier(), Octets.NONE));
            }
        } else if (code == Code.PROTOCOL_REJECT.number()) {
            rejectedProtocols.add(packet.data().reader().u16());
        }
    }

    private void echo(ControlPacket request) {
        if (answersEchoes) {
            byte[] data = new ByteWriter().i32(MAGIC).toByteArray();
            send(PppProtocol.LCP, new ControlPacket(Code.ECHO_REPLY, request.identifier(), Octets.copyOf(data)));
        }
    }
}
