package dev.turnpike.probe.call;

import dev.turnpike.control.message.ControlCodec;
import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.control.message.ControlMessageReader;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import dev.turnpike.probe.report.PhaseFailedException;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/**
 * The client's end of one control connection, on a blocking socket. One thread reads and one thread writes, which may be
 * the same; closing it, from any thread, ends both.
 */
public final class ControlChannel implements AutoCloseable {

    private static final Duration MESSAGE_TIME = Duration.ofSeconds(10);

    private final Socket socket;
    private final DeadlineSource source;
    private final ControlMessageReader reader;

    private ControlChannel(Socket socket, Ticker ticker) {
        this.socket = socket;
        this.source = new DeadlineSource(ControlMessageReader.from(socket), ticker);
        this.reader = new ControlMessageReader(source, ticker, MESSAGE_TIME);
    }

    /**
     * Connects to a server.
     *
     * @param server IPv4, looked up already
     */
    public static ControlChannel connect(InetSocketAddress server, Duration patience, Ticker ticker)
            throws PhaseFailedException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(server, Math.toIntExact(patience.toMillis()));
            return new ControlChannel(socket, ticker);
        } catch (IOException e) {
            close(socket);
            throw new PhaseFailedException(CallFailures.ofConnect(e, patience));
        }
    }

    /** The server's address, which its GRE packets must come from. */
    public Inet4Address serverAddress() {
        return (Inet4Address) socket.getInetAddress();
    }

    /** Our address towards the server. */
    public Inet4Address localAddress() {
        return (Inet4Address) socket.getLocalAddress();
    }

    /** Sends one message. */
    public void send(ControlMessage message) throws IOException {
        socket.getOutputStream().write(ControlCodec.encode(message));
    }

    /**
     * Waits for the next message.
     *
     * @param deadline on the ticker's clock; {@link Ticker#NEVER} for as long as it takes
     * @return empty when the server has closed the connection
     * @throws java.net.SocketTimeoutException if none came in time
     * @throws MalformedPacketException if what came is no message
     */
    public Optional<ControlMessage> next(long deadline) throws IOException, MalformedPacketException {
        source.deadline(deadline);
        return reader.next();
    }

    /** Closes TCP; whoever reads or writes is told by an exception. */
    @Override
    public void close() {
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The descriptor is gone all the same, and nobody waits for what it would have sent.
        }
    }
}
