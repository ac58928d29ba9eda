package dev.turnpike.probe.link;

import dev.turnpike.gre.Acknowledgements;
import dev.turnpike.gre.GreReceiver;
import dev.turnpike.gre.GreSender;
import dev.turnpike.gre.GreSocket;
import dev.turnpike.gre.PeerWindow;
import dev.turnpike.gre.SequenceWindow;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.FrameCodec;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The client's end of one call: GRE and PPP without threads and without sockets. Owned by one thread, which passes packets
 * and time in; what goes out goes to the {@link GreSocket}.
 */
public final class ProbeLink {

    private static final int WINDOW = 64;
    private static final long HOLD_NANOS = Duration.ofMillis(200).toNanos();

    private final GreSocket socket;
    private final GreSender.Path path;
    private final Ticker ticker;
    private final Counters counters;
    private final GreReceiver receiver;
    private final GreSender sender;
    private final Frames frames;
    private final InnerPath inner;
    private final Diagnosis diagnosis;
    private final ClientStack stack;
    private final FrameTrace trace;

    /**
     * A link that waits for {@link #start}.
     *
     * @param path its peer is the server, and its call ID the one that the server chose
     */
    public ProbeLink(
            LinkOptions options,
            GreSocket socket,
            GreSender.Path path,
            Counters counters,
            LinkListener listener,
            FrameTrace trace,
            Ticker ticker,
            RandomGenerator random) {
        this.socket = socket;
        this.path = path;
        this.ticker = ticker;
        this.counters = counters;
        this.trace = trace;
        Acknowledgements acknowledgements = new Acknowledgements();
        PeerWindow window = new PeerWindow(options.manner().firstSequence());
        SequenceWindow sequences = new SequenceWindow(WINDOW, HOLD_NANOS, counters);
        this.receiver = new GreReceiver(sequences, acknowledgements, window, WINDOW);
        this.sender = new GreSender(socket, path, acknowledgements, window, counters);
        this.frames = new Frames(sender, trace, ticker);
        this.inner = new InnerPath(frames, this::requestReset, listener::received, counters);
        ClientLcp lcpSide = new ClientLcp(options, random);
        ClientCcp ccpSide = new ClientCcp(options.encryption());
        this.diagnosis = new Diagnosis(lcpSide, ccpSide, window, counters);
        this.stack = new ClientStack(options, frames, inner, lcpSide, ccpSide, diagnosis, listener, ticker, random);
    }

    /** The call stands: negotiation begins. */
    public void start() {
        stack.start();
    }

    /**
     * Takes a packet over.
     *
     * @param packet a valid GRE packet of this call from the server, starting with its GRE header
     */
    public void receive(PacketBuffer packet) {
        diagnosis.heard();
        receiver.receive(packet, ticker.nanos(), this::frame);
        acknowledge();
    }

    /** Does what is due by now. */
    public void tick() {
        long now = ticker.nanos();
        receiver.expire(now, this::frame);
        stack.tick(now);
        acknowledge();
    }

    /** When {@link #tick} wants to be called; {@link Ticker#NEVER} if not at all. */
    public long deadline() {
        return Math.min(receiver.deadline(ticker.nanos()), stack.deadline());
    }

    /** Sends an IP packet as the link agreed to carry it, and releases it; false if nothing may pass now. */
    public boolean send(PacketBuffer packet) {
        if (!stack.isUp()) {
            packet.release();
            return false;
        }
        return inner.send(packet);
    }

    /** Sends any PPP frame in clear, whatever was agreed: for a client that misbehaves. */
    public void sendFrame(int protocol, byte[] information) {
        frames.send(protocol, PacketBuffer.copyOf(information));
    }

    /** Sends any octets as a GRE packet, whatever was agreed: for a client that misbehaves. */
    public void sendGre(byte[] packet) {
        socket.send(path.localAddress(), path.peerAddress(), PacketBuffer.copyOf(packet));
    }

    /** Ends the link in order; {@link LinkListener#ended} follows. */
    public void close(String reason) {
        stack.close(reason);
    }

    /** The control connection says that it is over, or is gone itself. */
    public void hungUp(FailureCause otherwise, String detail) {
        stack.hungUp(otherwise, detail);
    }

    /** The link took longer to come up than it may. */
    public void timedOut() {
        stack.timedOut();
    }

    /** Whether it has come to its end. */
    public boolean isOver() {
        return stack.isOver();
    }

    /** Releases what is held. */
    public void release() {
        receiver.close();
        inner.close();
    }

    private void frame(PacketBuffer frame) {
        try {
            dispatch(FrameCodec.decode(frame), frame);
        } catch (MalformedPacketException e) {
            counters.count(Counter.PPP_DISCARDED);
            trace.malformed(e);
        } finally {
            frame.release();
        }
    }

    private void dispatch(int protocol, PacketBuffer frame) throws MalformedPacketException {
        if (protocol == PppProtocol.COMPRESSED.number()) {
            inner.receiveEncrypted(frame);
        } else if (protocol == PppProtocol.IPV4.number()) {
            inner.receiveClear(frame);
        } else {
            byte[] packet = frame.toByteArray();
            trace.received(protocol, packet);
            stack.receive(protocol, packet);
        }
    }

    private void acknowledge() {
        if (receiver.acknowledgmentDue(ticker.nanos())) {
            sender.acknowledge();
        }
    }

    private void requestReset() {
        stack.requestReset();
    }
}
