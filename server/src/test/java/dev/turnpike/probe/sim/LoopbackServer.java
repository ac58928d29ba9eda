package dev.turnpike.probe.sim;

import dev.turnpike.control.message.ControlCodec;
import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.control.message.ControlMessageReader;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A whole server for one client at a time: its control connection on loopback, its GRE on a network in memory, its PPP the
 * scripted server's. One thread of its own.
 */
public final class LoopbackServer implements AutoCloseable {

    /** The server's call ID. */
    public static final int CALL_ID = 77;

    /** What clients said on the control connection. */
    public final List<ControlMessage> heard = new CopyOnWriteArrayList<>();

    private static final int WAIT_MILLIS = 5;

    private final ServerScript script;
    private final GreNetwork network;
    private final int greAddress;
    private final int client;
    private final Ticker ticker;
    private final ServerSocket listener;
    private final AtomicReference<@Nullable Consumer<ScriptedServer>> order = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> defect = new AtomicReference<>();
    private final Thread thread;

    /** Clients have the address {@code client} on the network, the server {@code greAddress}. */
    public LoopbackServer(ServerScript script, GreNetwork network, int greAddress, int client, Ticker ticker)
            throws IOException {
        this.script = script;
        this.network = network;
        this.greAddress = greAddress;
        this.client = client;
        this.ticker = ticker;
        this.listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        this.thread = Thread.ofPlatform().start(this::serve);
    }

    /** The TCP port. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Has the server's thread do something to the link, soon. */
    public void order(Consumer<ScriptedServer> action) {
        order.set(action);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        await(thread);
        Throwable wrong = defect.get();
        if (wrong != null) {
            throw new AssertionError("the scripted server failed", wrong);
        }
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                converse(socket);
            } catch (IOException | MalformedPacketException e) {
                // The client is gone, or the test is over.
            } catch (RuntimeException | Error e) {
                defect.set(e);
            }
        }
    }

    private void converse(Socket socket) throws IOException, MalformedPacketException {
        ControlMessageReader reader = new ControlMessageReader(
                (into, offset, length, timeout) -> {
                    socket.setSoTimeout(timeout == 0 ? WAIT_MILLIS : timeout);
                    return socket.getInputStream().read(into, offset, length);
                },
                ticker,
                Duration.ofSeconds(5));
        @Nullable ScriptedServer call = null;
        while (true) {
            try {
                var message = reader.next();
                if (message.isEmpty()) {
                    return;
                }
                heard.add(message.get());
                call = answer(message.get(), socket, call);
            } catch (SocketTimeoutException nothing) {
                // Time for GRE.
            }
            if (call != null) {
                carry(call);
            }
        }
    }

    private @Nullable ScriptedServer answer(ControlMessage message, Socket socket, @Nullable ScriptedServer call)
            throws IOException {
        if (message instanceof ControlMessage.StartControlConnectionRequest) {
            send(socket, new ControlMessage.StartControlConnectionReply(0x0100, 1, 0, 3, 3, 1, 1, "gate", "test"));
        } else if (message instanceof ControlMessage.OutgoingCallRequest request) {
            ScriptedServer begun = new ScriptedServer(script, network, greAddress, client, request.callId(), ticker);
            send(
                    socket,
                    new ControlMessage.OutgoingCallReply(CALL_ID, request.callId(), 1, 0, 0, 100_000_000, 64, 0, 0));
            begun.start();
            return begun;
        } else if (message instanceof ControlMessage.CallClearRequest) {
            send(socket, new ControlMessage.CallDisconnectNotify(CALL_ID, 4, 0, 0, ""));
        } else if (message instanceof ControlMessage.StopControlConnectionRequest) {
            send(socket, new ControlMessage.StopControlConnectionReply(1, 0));
        }
        return call;
    }

    private void carry(ScriptedServer call) {
        var packet = network.poll(greAddress);
        while (packet.isPresent()) {
            call.receive(packet.get());
            packet = network.poll(greAddress);
        }
        call.tick();
        Consumer<ScriptedServer> action = order.getAndSet(null);
        if (action != null) {
            action.accept(call);
        }
    }

    private static void send(Socket socket, ControlMessage message) throws IOException {
        socket.getOutputStream().write(ControlCodec.encode(message));
    }

    private static void await(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stray) {
            throw new IllegalStateException("nobody interrupts a test", stray);
        }
    }
}
