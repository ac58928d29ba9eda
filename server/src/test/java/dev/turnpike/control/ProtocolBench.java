package dev.turnpike.control;

import dev.turnpike.control.ControlEvent.ReadEnded;
import dev.turnpike.control.ControlEvent.Received;
import dev.turnpike.control.ControlEvent.ShutDown;
import dev.turnpike.control.message.ControlCodec;
import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.control.message.ControlMessage.OutgoingCallReply;
import dev.turnpike.control.message.ControlMessage.OutgoingCallRequest;
import dev.turnpike.control.message.ControlMessage.StartControlConnectionRequest;
import dev.turnpike.net.MalformedPacketException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A control connection's protocol without threads, sockets or real time: the peer, the session and the clock are hands. */
final class ProtocolBench {

    static final InetSocketAddress CLIENT = new InetSocketAddress(Addresses.literal("203.0.113.5"), 49152);
    static final InetSocketAddress SERVER = new InetSocketAddress(Addresses.literal("192.0.2.1"), 1723);

    private static final String NAME = "203.0.113.5:49152";

    static final StartControlConnectionRequest START =
            new StartControlConnectionRequest(0x0100, 3, 3, 0, 1, "client", "vendor");

    final ManualTicker ticker = new ManualTicker();
    final List<String> journal = new ArrayList<>();
    final List<ControlMessage> sent = new ArrayList<>();
    final ScriptedHandler handler = new ScriptedHandler(journal::add);
    final CallIds callIds = new CallIds(new Random(1), ticker);
    final AddressQuota quota = new AddressQuota(100, 100);
    final ControlProtocol protocol;
    boolean draining;
    boolean finished;
    private final EventQueue events = new EventQueue(ticker);

    ProtocolBench() {
        this(ControlConfig.defaults());
    }

    ProtocolBench(ControlConfig config) {
        ControlServices services = new ControlServices(config, handler, callIds, quota, ticker, () -> draining);
        Outlet outlet = new RecordingOutlet();
        ControlCalls calls = new ControlCalls(services, NAME, CLIENT, SERVER, events, outlet);
        protocol = new ControlProtocol(services, NAME, calls, outlet);
    }

    /** A connection that is established; what was sent for it is forgotten. */
    static ProtocolBench established() {
        ProtocolBench bench = new ProtocolBench();
        bench.receive(START);
        bench.forget();
        return bench;
    }

    /** A connection with one call; what was sent for it is forgotten. */
    static ProtocolBench withCall(int peerCallId) {
        ProtocolBench bench = established();
        bench.call(peerCallId);
        bench.forget();
        return bench;
    }

    static OutgoingCallRequest callRequest(int peerCallId) {
        return new OutgoingCallRequest(peerCallId, 1, 300, 100_000_000, 3, 3, 64, 0, "", "");
    }

    /** Asks for a call and gets it; our ID of it. */
    int call(int peerCallId) {
        receive(callRequest(peerCallId));
        return ((OutgoingCallReply) sent.getLast()).callId();
    }

    void receive(ControlMessage message) {
        handle(new Received(message));
    }

    void receive(byte[] bytes) throws MalformedPacketException {
        receive(ControlCodec.decode(bytes));
    }

    void connectionEnds() {
        handle(new ReadEnded(ClearCause.CONNECTION_CLOSED, "closed by the client"));
    }

    void shutDown() {
        draining = true;
        handle(new ShutDown());
    }

    /** Lets the protocol hear what sessions have asked for. */
    void settle() {
        for (Optional<ControlEvent> next = poll(); next.isPresent(); next = poll()) {
            protocol.handle(next.get());
        }
    }

    /** Lets time pass, stopping at every deadline on the way. */
    void pass(Duration duration) {
        long end = ticker.nanos() + duration.toNanos();
        while (protocol.deadline() - end <= 0) {
            ticker.advanceTo(Math.max(ticker.nanos(), protocol.deadline()));
            protocol.deadlineReached();
        }
        ticker.advanceTo(end);
    }

    void forget() {
        sent.clear();
        journal.clear();
    }

    private void handle(ControlEvent event) {
        protocol.handle(event);
        settle();
    }

    private Optional<ControlEvent> poll() {
        try {
            return events.poll(ticker.nanos());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class RecordingOutlet implements Outlet {

        @Override
        public void send(ControlMessage message) {
            sent.add(message);
            journal.add("sent " + message.getClass().getSimpleName());
        }

        @Override
        public void finish() {
            finished = true;
        }
    }
}
