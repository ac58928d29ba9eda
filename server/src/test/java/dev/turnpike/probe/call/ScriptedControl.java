package dev.turnpike.probe.call;

import dev.turnpike.control.message.ControlCodec;
import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.control.message.ControlMessageReader;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server's end of control connections on loopback, which answers by a function. One thread of its own. */
final class ScriptedControl implements AutoCloseable {

    /** What it was told, in order. */
    final List<ControlMessage> heard = new CopyOnWriteArrayList<>();

    private final ServerSocket listener;
    private final Thread thread;

    /** Answers each message by the octets that {@code answer} gives; no octets at all closes the connection. */
    ScriptedControl(Function<ControlMessage, byte[]> answer) throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        thread = Thread.ofVirtual().start(() -> serve(answer));
    }

    static byte[] bytes(ControlMessage... messages) {
        ByteWriter writer = new ByteWriter();
        for (ControlMessage message : messages) {
            writer.bytes(ControlCodec.encode(message));
        }
        return writer.toByteArray();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void serve(Function<ControlMessage, byte[]> answer) {
        try (Socket socket = listener.accept()) {
            ControlMessageReader reader =
                    new ControlMessageReader(ControlMessageReader.from(socket), Ticker.system(), Duration.ofSeconds(5));
            Optional<ControlMessage> message = reader.next();
            while (message.isPresent()) {
                heard.add(message.get());
                byte[] octets = answer.apply(message.get());
                if (octets.length == 0) {
                    return;
                }
                socket.getOutputStream().write(octets);
                message = reader.next();
            }
        } catch (IOException | MalformedPacketException e) {
            // The test has closed one end, and looks at what was heard.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        await(thread);
    }

    private static void await(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stray) {
            throw new IllegalStateException("nobody interrupts a test", stray);
        }
    }
}
