package dev.turnpike.control.message;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a control connection's bytes into messages. Owned by one thread, which blocks in it.
 *
 * <p>It waits for a message as long as it takes, since silence is the business of the keep-alive, but a message begun
 * must be complete within a fixed time from its first octet, however its octets trickle in.
 */
public final class ControlMessageReader {

    /** Where the octets come from. */
    @FunctionalInterface
    public interface Source {

        /**
         * Waits for octets and reads at most {@code length} of them.
         *
         * @param timeoutMillis how long to wait at most; 0 is for ever
         * @return how many were read, at least 1, or -1 at the end
         * @throws SocketTimeoutException if none came in time
         */
        int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException;
    }

    private static final int FOR_EVER = 0;

    private final Source source;
    private final Ticker ticker;
    private final Duration messageTime;

    /**
     * Reads from {@code source}.
     *
     * @param messageTime from a message's first octet to its last, at most
     */
    public ControlMessageReader(Source source, Ticker ticker, Duration messageTime) {
        this.source = source;
        this.ticker = ticker;
        this.messageTime = messageTime;
    }

    /** Reads from {@code socket}, whose read time-out it sets as it needs. */
    public static Source from(Socket socket) {
        return (into, offset, length, timeoutMillis) -> {
            socket.setSoTimeout(timeoutMillis);
            return socket.getInputStream().read(into, offset, length);
        };
    }

    /**
     * The next message; empty where the peer ended the connection after a whole message.
     *
     * @throws MalformedPacketException if the peer's bytes are no message, or take too long to become one
     * @throws EOFException if the connection ended within a message
     */
    public Optional<ControlMessage> next() throws IOException, MalformedPacketException {
        byte[] header = new byte[ControlCodec.HEADER_LENGTH];
        int first = source.read(header, 0, header.length, FOR_EVER);
        if (first < 0) {
            return Optional.empty();
        }
        long deadline = ticker.nanos() + messageTime.toNanos();
        fill(header, first, deadline);
        byte[] message = Arrays.copyOf(header, ControlCodec.length(header));
        fill(message, header.length, deadline);
        return Optional.of(ControlCodec.decode(message));
    }

    private void fill(byte[] bytes, int from, long deadline) throws IOException, MalformedPacketException {
        int filled = from;
        while (filled < bytes.length) {
            int read = readBefore(deadline, bytes, filled);
            if (read < 0) {
                throw new EOFException("the peer ended the connection within a message");
            }
            filled += read;
        }
    }

    private int readBefore(long deadline, byte[] into, int offset) throws IOException, MalformedPacketException {
        long left = Duration.ofNanos(deadline - ticker.nanos()).toMillis();
        if (left <= 0) {
            throw late();
        }
        try {
            return source.read(into, offset, into.length - offset, Math.toIntExact(left));
        } catch (SocketTimeoutException e) {
            throw late();
        }
    }

    private MalformedPacketException late() {
        return new MalformedPacketException(
                "a message was not complete " + messageTime.toMillis() + " ms after it began");
    }
}
