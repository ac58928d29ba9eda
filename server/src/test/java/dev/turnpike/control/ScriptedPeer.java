package dev.turnpike.control;

import dev.turnpike.control.message.ControlCodec;
import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.control.message.ControlMessageReader;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/** A client on a real socket that says what the test tells it to. Its reads give up after ten seconds. */
final class ScriptedPeer implements AutoCloseable {

    private static final int LIMIT_MILLIS = 10_000;

    private final Socket socket = new Socket();

    ScriptedPeer(InetSocketAddress server) throws IOException {
        socket.connect(server, LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(ControlMessage message) throws IOException {
        send(ControlCodec.encode(message));
    }

    /** The next message, which must be of that kind. */
    <M extends ControlMessage> M expect(Class<M> kind) throws IOException {
        ControlMessageReader reader = new ControlMessageReader(
                (into, offset, length, timeoutMillis) -> {
                    socket.setSoTimeout(LIMIT_MILLIS);
                    return socket.getInputStream().read(into, offset, length);
                },
                Ticker.system(),
                Duration.ofMillis(LIMIT_MILLIS));
        try {
            ControlMessage message = reader.next().orElseThrow(() -> new AssertionError("ended, no " + kind));
            return kind.cast(message);
        } catch (MalformedPacketException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for the server to end the connection, passing over whatever still comes. */
    boolean isEnded() throws IOException {
        socket.setSoTimeout(LIMIT_MILLIS);
        try {
            socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            return true;
        } catch (SocketException e) {
            return true; // reset
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
