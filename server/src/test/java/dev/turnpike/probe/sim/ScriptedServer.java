package dev.turnpike.probe.sim;

import dev.turnpike.crypto.MppeKeyDerivation;
import dev.turnpike.gre.Acknowledgements;
import dev.turnpike.gre.GreReceiver;
import dev.turnpike.gre.GreSender;
import dev.turnpike.gre.PeerWindow;
import dev.turnpike.gre.SequenceWindow;
import dev.turnpike.mppe.MppeDecryptor;
import dev.turnpike.mppe.MppeEncryptor;
import dev.turnpike.mppe.MppeMode;
import dev.turnpike.mppe.MppeResult;
import dev.turnpike.net.Ipv4;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.FrameCodec;
import dev.turnpike.ppp.Identifiers;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.ccp.Ccp;
import dev.turnpike.ppp.ccp.CcpAgreement;
import dev.turnpike.ppp.ccp.CcpPolicy;
import dev.turnpike.ppp.ccp.KeyStrength;
import dev.turnpike.ppp.ccp.ResetListener;
import dev.turnpike.ppp.ipcp.Ipcp;
import dev.turnpike.ppp.ipcp.IpcpPolicy;
import dev.turnpike.ppp.lcp.EchoPolicy;
import dev.turnpike.ppp.lcp.Lcp;
import dev.turnpike.ppp.lcp.LcpEvents;
import dev.turnpike.ppp.lcp.LcpNegotiator;
import dev.turnpike.ppp.lcp.LcpPolicy;
import dev.turnpike.ppp.negotiation.Ending;
import dev.turnpike.ppp.negotiation.LayerListener;
import dev.turnpike.ppp.negotiation.Link;
import dev.turnpike.ppp.negotiation.Timing;
import dev.turnpike.probe.ping.IcmpEcho;
import dev.turnpike.stats.Counters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A server's end of one call, as small as can be, on the project's own negotiators: it logs one user in, agrees on
 * encryption and an address, and answers pings. Owned by the test's thread.
 */
public final class ScriptedServer implements Party {

    /** The server's address in the tunnel. */
    public static final int INNER_ADDRESS = Ipv4.parse("10.0.0.1");

    /** The client's. */
    public static final int CLIENT_ADDRESS = Ipv4.parse("10.0.0.5");

    /** IP packets that came, decrypted. */
    public final List<byte[]> packets = new ArrayList<>();

    /** IP packets that came in clear. */
    public final List<byte[]> inClear = new ArrayList<>();

    private static final int WINDOW = 64;

    private final ServerScript script;
    private final int address;
    private final Ticker ticker;
    private final ScriptedLogin login;
    private final GreReceiver receiver;
    private final GreSender sender;
    private final Link link;
    private final Lcp lcp;
    private final @Nullable Ccp ccp;
    private final Ipcp ipcp;

    private FrameCodec codec = FrameCodec.UNCOMPRESSED;
    private MppeKeyDerivation.@Nullable StartKeys keys;
    private @Nullable MppeEncryptor encryptor;
    private @Nullable MppeDecryptor decryptor;
    private boolean heard;
    private boolean mute;

    /** A server that waits for {@link #start}. */
    public ScriptedServer(
            ServerScript script, GreNetwork network, int address, int client, int clientCallId, Ticker ticker) {
        this.script = script;
        this.address = address;
        this.ticker = ticker;
        Counters counters = new Counters();
        Acknowledgements acknowledgements = new Acknowledgements();
        PeerWindow window = new PeerWindow();
        long hold = Duration.ofMillis(200).toNanos();
        this.receiver = new GreReceiver(new SequenceWindow(WINDOW, hold, counters), acknowledgements, window, WINDOW);
        this.sender = new GreSender(
                network.socket(address),
                new GreSender.Path(address, client, clientCallId),
                acknowledgements,
                window,
                counters);
        this.link = new Link(this::send, new Identifiers(100), ticker);
        Random random = new Random(815);
        this.login = new ScriptedLogin(script, link, random, this::loggedIn);
        LcpNegotiator negotiator = new LcpNegotiator(new LcpPolicy(script.mru, script.methods), random);
        EchoPolicy echo = new EchoPolicy(Duration.ofSeconds(30), 4);
        this.lcp = new Lcp(
                link, Timing.standard(), negotiator, echo, hooks(this::lcpUp, this::lcpDown, e -> {}), new Events());
        Set<KeyStrength> strengths = script.strengths;
        this.ccp = strengths.isEmpty()
                ? null
                : new Ccp(
                        link,
                        Timing.standard(),
                        new CcpPolicy(
                                strengths,
                                script.statefulAllowed ? CcpPolicy.Stateful.ALLOWED : CcpPolicy.Stateful.REFUSED),
                        hooks(this::ccpUp, () -> {}, this::ccpFinished),
                        new Resets());
        IpcpPolicy addresses = IpcpPolicy.of(
                Ipv4.toAddress(INNER_ADDRESS),
                Ipv4.toAddress(script.withoutAddress ? 0 : CLIENT_ADDRESS),
                any -> false,
                List.of(Ipv4.toAddress(Ipv4.parse("10.0.0.53"))),
                List.of());
        this.ipcp = new Ipcp(link, Timing.standard(), addresses, hooks(() -> {}, () -> {}, e -> {}));
    }

    /** The call stands. */
    public void start() {
        lcp.protocol().open();
        ipcp.protocol().open();
        if (ccp != null) {
            ccp.protocol().open();
        }
        lcp.protocol().lowerUp();
    }

    /** From now on it neither answers nor sends. */
    public void fallSilent() {
        mute = true;
    }

    /** Ends the link. */
    public void close(String reason) {
        lcp.protocol().close(reason);
    }

    /** Challenges the client once more. */
    public void challengeAgain() {
        login.challenge();
    }

    /** Forgets CCP, as one who no longer wants encryption. */
    public void endCcp() {
        if (ccp != null) {
            ccp.protocol().close("no more encryption");
        }
    }

    /** Sends an IP packet as it was agreed to carry it. */
    public void sendIp(byte[] packet) {
        PacketBuffer buffer = PacketBuffer.copyOf(packet);
        if (encryptor == null || script.sendsInClear) {
            transmit(PppProtocol.IPV4.number(), buffer);
            return;
        }
        buffer.prepend(2);
        buffer.putU16(0, PppProtocol.IPV4.number());
        encryptor.encrypt(buffer);
        transmit(PppProtocol.COMPRESSED.number(), buffer);
    }

    /** Sends any frame. */
    public void sendFrame(int protocol, byte[] information) {
        transmit(protocol, PacketBuffer.copyOf(information));
    }

    @Override
    public int address() {
        return address;
    }

    @Override
    public void receive(PacketBuffer packet) {
        receiver.receive(packet, ticker.nanos(), this::frame);
        acknowledge();
    }

    @Override
    public void tick() {
        long now = ticker.nanos();
        receiver.expire(now, this::frame);
        lcp.tick(now);
        ipcp.protocol().tick(now);
        if (ccp != null) {
            ccp.protocol().tick(now);
        }
        login.tick(now);
        acknowledge();
    }

    @Override
    public long deadline() {
        long layers = Math.min(lcp.deadline(), ipcp.protocol().deadline());
        long encryption = ccp == null ? Ticker.NEVER : ccp.protocol().deadline();
        return Math.min(Math.min(layers, encryption), Math.min(login.deadline(), receiver.deadline(ticker.nanos())));
    }

    private void acknowledge() {
        if (receiver.acknowledgmentDue(ticker.nanos()) && !mute) {
            sender.acknowledge();
        }
    }

    private void frame(PacketBuffer frame) {
        try {
            if (!mute) {
                dispatch(FrameCodec.decode(frame), frame);
            }
        } catch (MalformedPacketException e) {
            throw new AssertionError("the client sent a malformed packet", e);
        } finally {
            frame.release();
        }
    }

    private void dispatch(int number, PacketBuffer frame) throws MalformedPacketException {
        lcp.heard();
        Optional<PppProtocol> protocol = PppProtocol.of(number);
        if (protocol.isEmpty()) {
            lcp.rejectProtocol(number, frame.toByteArray());
            return;
        }
        switch (protocol.get()) {
            case LCP -> {
                if (!heard) {
                    heard = true;
                    lcp.protocol().nudge();
                }
                lcp.protocol().receive(frame.toByteArray());
            }
            case CHAP -> login.response(ControlPacket.parse(frame.toByteArray()));
            case PAP -> login.papRequest(ControlPacket.parse(frame.toByteArray()));
            case CCP -> {
                if (ccp == null) {
                    lcp.rejectProtocol(number, frame.toByteArray());
                } else {
                    ccp.protocol().receive(frame.toByteArray());
                }
            }
            case IPCP -> {
                if (script.withoutIpcp) {
                    lcp.rejectProtocol(number, frame.toByteArray());
                } else {
                    ipcp.protocol().receive(frame.toByteArray());
                }
            }
            case IPV4 -> inClear.add(frame.toByteArray());
            case COMPRESSED -> decrypt(frame);
            case IPV6, VJ_COMPRESSED, VJ_UNCOMPRESSED, IPXCP, NBFCP, IPV6CP, MPLSCP, LQR, EAP ->
                lcp.rejectProtocol(number, frame.toByteArray());
        }
    }

    private void decrypt(PacketBuffer frame) throws MalformedPacketException {
        if (decryptor != null && decryptor.decrypt(frame) == MppeResult.DECRYPTED) {
            FrameCodec.decode(frame);
            byte[] packet = frame.toByteArray();
            packets.add(packet);
            IcmpEcho.parse(packet)
                    .filter(echo -> !echo.reply())
                    .ifPresent(echo -> sendIp(echo.answer().toByteArray()));
        }
    }

    private void lcpUp() {
        var agreement = lcp.agreement();
        codec = new FrameCodec(agreement.compressAddressControl(), agreement.compressProtocol());
        if (agreement.authentication().option().protocol() == PppProtocol.CHAP.number()) {
            login.challenge();
        }
    }

    private void lcpDown() {
        codec = FrameCodec.UNCOMPRESSED;
        login.stop();
    }

    private void loggedIn(Optional<MppeKeyDerivation.StartKeys> derived) {
        keys = derived.orElse(null);
        if (ccp != null && keys != null) {
            ccp.protocol().lowerUp();
        }
        if (ccp == null || !script.encryptionRequired) {
            ipcp.protocol().lowerUp();
        }
    }

    private void ccpUp() {
        if (ccp == null || keys == null) {
            throw new AssertionError("CCP without keys");
        }
        CcpAgreement agreement = ccp.agreement().orElseThrow();
        MppeMode mode = new MppeMode(agreement.strength().bits(), agreement.stateless());
        encryptor = new MppeEncryptor(mode, keys.send());
        decryptor = new MppeDecryptor(mode, keys.receive(), ticker);
        ipcp.protocol().lowerUp();
    }

    private void ccpFinished(Ending ending) {
        if (script.encryptionRequired) {
            lcp.protocol().close("encryption is required");
        } else {
            ipcp.protocol().lowerUp();
        }
    }

    private void send(PppProtocol protocol, byte[] packet) {
        transmit(protocol.number(), PacketBuffer.copyOf(packet));
    }

    private void transmit(int protocol, PacketBuffer packet) {
        if (mute) {
            return;
        }
        codec.encode(packet, protocol);
        sender.send(packet, ticker.nanos());
    }

    private static LayerListener hooks(Runnable up, Runnable down, Consumer<Ending> finished) {
        return new LayerListener() {
            @Override
            public void up() {
                up.run();
            }

            @Override
            public void down() {
                down.run();
            }

            @Override
            public void started() {}

            @Override
            public void finished(Ending ending) {
                finished.accept(ending);
            }
        };
    }

    private final class Events implements LcpEvents {

        @Override
        public void protocolRejected(int protocol) {
            if (protocol == PppProtocol.CCP.number() && ccp != null) {
                ccp.protocol().protocolRejected();
            }
        }

        @Override
        public void identified(String text) {}

        @Override
        public void peerSilent() {}
    }

    private final class Resets implements ResetListener {

        @Override
        public void resetRequested() {
            if (encryptor != null) {
                encryptor.reset();
            }
        }

        @Override
        public void resetAcknowledged() {}
    }
}
