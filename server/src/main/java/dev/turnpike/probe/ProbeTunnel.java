package dev.turnpike.probe;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import dev.turnpike.probe.call.Call;
import dev.turnpike.probe.link.ProbeLink;
import dev.turnpike.probe.ping.PingPlan;
import dev.turnpike.probe.ping.PingRun;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.LinkFacts;
import dev.turnpike.probe.report.PingStatistics;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A tunnel that is up. Any thread may use it, one at a time for {@link #receive} and {@link #ping}; whoever has it closes
 * it.
 */
public final class ProbeTunnel implements AutoCloseable {

    private static final long WAIT_FOR_ROOM = Duration.ofSeconds(5).toNanos();
    private static final Duration WAIT_FOR_END = Duration.ofSeconds(15);

    private final TunnelQueue queue;
    private final TunnelState state;
    private final Inbox inbox;
    private final Call call;
    private final LinkFacts facts;
    private final Ticker ticker;

    ProbeTunnel(TunnelQueue queue, TunnelState state, Inbox inbox, Call call, LinkFacts facts, Ticker ticker) {
        this.queue = queue;
        this.state = state;
        this.inbox = inbox;
        this.call = call;
        this.facts = facts;
        this.ticker = ticker;
    }

    /** What client and server agreed on. */
    public LinkFacts facts() {
        return facts;
    }

    /** The call of the control connection: the IDs that GRE packets carry. */
    public Call call() {
        return call;
    }

    /** Whether it is up still. */
    public boolean isOpen() {
        return !state.isOver();
    }

    /** Why it ended, unless that was by {@link #close}; empty while it is up. */
    public Optional<Failure> failure() {
        return state.failure();
    }

    /** Waits until the tunnel is over; false if it is not after that time. */
    public boolean awaitEnd(Duration patience) {
        return state.awaitOver(patience);
    }

    /** Sends an IP packet, of at most 1500 octets, as the link agreed to carry it. Whatever its source address says. */
    public void send(byte[] packet) {
        order(link -> link.send(PacketBuffer.copyOf(packet)));
    }

    /** The next IP packet that came through the tunnel. */
    public Optional<byte[]> receive(Duration patience) {
        return inbox.take(patience);
    }

    /** Sends any PPP frame in clear, whatever was agreed: for a client that misbehaves. */
    public void sendFrame(int protocol, byte[] information) {
        order(link -> link.sendFrame(protocol, information));
    }

    /** Sends any octets as a GRE packet, whatever was agreed: for a client that misbehaves. */
    public void sendGre(byte[] packet) {
        order(link -> link.sendGre(packet));
    }

    /** Sends echo requests through the tunnel and waits for the answers; other packets that come are passed over. */
    public PingStatistics ping(PingPlan plan, int identifier) {
        PingRun run = new PingRun(plan, facts.address(), identifier, ticker.nanos());
        while (!run.isOver(ticker.nanos()) && isOpen()) {
            run.due(ticker.nanos()).ifPresent(this::send);
            Duration wait = Duration.ofNanos(Math.max(0, run.deadline() - ticker.nanos()));
            receive(wait).ifPresent(packet -> run.received(packet, ticker.nanos()));
        }
        return run.statistics();
    }

    /** Ends the tunnel in order, and waits for it. */
    @Override
    public void close() {
        order(link -> link.close("the user is done"));
        state.awaitOver(WAIT_FOR_END);
    }

    private void order(Consumer<ProbeLink> action) {
        if (isOpen()) {
            queue.put(new TunnelInput.Order(action), WAIT_FOR_ROOM);
        }
    }
}
