package dev.turnpike.control;

import dev.turnpike.control.ControlEvent.ReadEnded;
import dev.turnpike.control.ControlEvent.Received;
import dev.turnpike.control.ControlEvent.ShutDown;
import dev.turnpike.control.message.ControlCodec;
import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.control.message.ControlMessageReader;
import dev.turnpike.net.MalformedPacketException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One control connection: its three threads (see the package), the queue to its own thread and the outbox from it.
 *
 * <p>However the peer behaves, all that it can hold up is these three threads, and not for ever: the protocol has a
 * deadline in every state, a message begun must be complete within {@link #MESSAGE_TIME}, and what is sent must be taken
 * within {@link Outbox#PATIENCE}.
 */
final class ControlConnection {

    /** How long the peer may take from a message's first octet to its last. */
    static final Duration MESSAGE_TIME = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(ControlConnection.class);

    private final Wire wire;
    private final String client;
    private final EventQueue events;
    private final Outbox outbox;
    private final ControlMessageReader reader;
    private final ControlProtocol protocol;
    private final ControlServices services;

    ControlConnection(Wire wire, ControlServices services) {
        this.wire = wire;
        this.services = services;
        this.client = wire.client().getAddress().getHostAddress() + ":"
                + wire.client().getPort();
        this.events = new EventQueue(services.ticker());
        this.outbox = new Outbox(wire, services.ticker());
        this.reader = new ControlMessageReader(wire::read, services.ticker(), MESSAGE_TIME);
        Outlet outlet = new BoxedOutlet(outbox);
        ControlCalls calls = new ControlCalls(services, client, wire.client(), wire.server(), events, outlet);
        this.protocol = new ControlProtocol(services, client, calls, outlet);
    }

    /**
     * Starts the three threads.
     *
     * @param name of the connection's own thread
     * @param ended runs last, on that thread
     */
    void start(String name, Runnable ended) {
        Thread.ofVirtual().name(name).start(() -> {
            try {
                run(name);
            } finally {
                ended.run();
            }
        });
    }

    /** The server stops: the calls are cleared and the peer is asked to agree. Any thread; does not wait. */
    void shutDown() {
        events.post(new ShutDown());
    }

    /** Ends the connection at once, without a word. Any thread. */
    void kill() {
        closeWire();
    }

    private void run(String name) {
        Thread.ofVirtual().name(name + "-reader").start(this::read);
        Thread.ofVirtual().name(name + "-writer").start(this::write);
        try {
            while (!protocol.isClosed()) {
                step();
            }
        } catch (InterruptedException e) {
            // Nobody in the server interrupts; whoever does wants an end.
            protocol.close(ClearCause.SERVER_SHUTDOWN, "interrupted");
        } catch (RuntimeException | Error e) {
            // An error too: a call that nobody clears would live for ever.
            log.error("{}: control connection failed, which is a defect of the server", client, e);
            protocol.close(ClearCause.SERVER_DEFECT, "defect of the server");
        } finally {
            events.close();
            outbox.close();
            closeWire();
            log.info("{}: control connection ended: {}", client, protocol.ending());
        }
    }

    private void step() throws InterruptedException {
        long deadline = Math.min(protocol.deadline(), outbox.deadline());
        Optional<ControlEvent> event = events.poll(deadline);
        if (outbox.deadline() - services.ticker().nanos() <= 0) {
            protocol.close(ClearCause.CLIENT_SILENT, "the client does not read");
        } else if (event.isPresent()) {
            protocol.handle(event.get());
        } else {
            protocol.deadlineReached();
        }
    }

    private void read() {
        try {
            Optional<ControlMessage> message = reader.next();
            while (message.isPresent() && events.put(new Received(message.get()))) {
                message = reader.next();
            }
            events.put(new ReadEnded(ClearCause.CONNECTION_CLOSED, "closed by the client"));
        } catch (MalformedPacketException e) {
            events.put(new ReadEnded(ClearCause.PROTOCOL_ERROR, "protocol error: " + e.getMessage()));
        } catch (IOException e) {
            events.put(new ReadEnded(ClearCause.CONNECTION_CLOSED, "connection broken: " + e.getMessage()));
        } catch (RuntimeException e) {
            log.error("{}: a message could not be read, which is a defect of the server", client, e);
            events.put(new ReadEnded(ClearCause.SERVER_DEFECT, "defect of the server"));
        }
    }

    private void write() {
        try {
            outbox.drain();
        } catch (IOException e) {
            // The reader sees the same end and says so.
            log.debug("{}: cannot write: {}", client, e.getMessage());
            closeWire();
        }
    }

    private void closeWire() {
        try {
            wire.close();
        } catch (IOException e) {
            log.debug("{}: cannot close: {}", client, e.getMessage());
        }
    }

    /** Encodes for the outbox. */
    private record BoxedOutlet(Outbox outbox) implements Outlet {

        @Override
        public void send(ControlMessage message) {
            outbox.add(ControlCodec.encode(message));
        }

        @Override
        public void finish() {
            outbox.finish();
        }
    }
}
