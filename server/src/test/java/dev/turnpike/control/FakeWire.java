package dev.turnpike.control;

import dev.turnpike.control.message.ControlCodec;
import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.net.MalformedPacketException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A TCP connection in memory, whose peer is the test. Any thread. */
final class FakeWire implements Wire {

    private static final byte[] NOTHING_MORE = new byte[0];

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Byte> arriving = new ArrayDeque<>(); // guarded by lock
    private boolean peerEnded; // guarded by lock
    private boolean peerReads = true; // guarded by lock
    private boolean timesOut; // guarded by lock
    private boolean closed; // guarded by lock
    private final BlockingQueue<byte[]> written = new LinkedBlockingQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    void peerSends(byte[] bytes) {
        change(() -> {
            for (byte octet : bytes) {
                arriving.add(octet);
            }
        });
    }

    void peerSends(ControlMessage message) {
        peerSends(ControlCodec.encode(message));
    }

    void peerEnds() {
        change(() -> peerEnded = true);
    }

    /** From now on a write blocks until the wire is closed, as it does when TCP's window is full. */
    void peerStopsReading() {
        change(() -> peerReads = false);
    }

    /** A read that has a time-out and finds nothing times out at once. */
    void timesOut() {
        change(() -> timesOut = true);
    }

    /** The next message written to the peer. */
    ControlMessage taken() throws InterruptedException {
        byte[] bytes = written.poll(10, TimeUnit.SECONDS);
        if (bytes == null || bytes.length == 0) {
            throw new AssertionError(
                    bytes == null ? "nothing was written" : "the peer was told that nothing more comes");
        }
        try {
            return ControlCodec.decode(bytes);
        } catch (MalformedPacketException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether the next thing that the peer sees is that nothing more comes. */
    boolean takenEnd() throws InterruptedException {
        byte[] bytes = written.poll(10, TimeUnit.SECONDS);
        return bytes != null && bytes.length == 0;
    }

    int writtenMessages() {
        return written.size();
    }

    /** Waits for the server to close; false if it does not. */
    boolean isClosedSoon() throws InterruptedException {
        return closing.await(10, TimeUnit.SECONDS);
    }

    @Override
    public InetSocketAddress client() {
        return ProtocolBench.CLIENT;
    }

    @Override
    public InetSocketAddress server() {
        return ProtocolBench.SERVER;
    }

    @Override
    public int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
        lock.lock();
        try {
            while (arriving.isEmpty() && !peerEnded && !closed) {
                if (timeoutMillis > 0 && timesOut) {
                    throw new SocketTimeoutException("Read timed out");
                }
                changed.awaitUninterruptibly();
            }
            checkOpen();
            int count = 0;
            while (count < length && !arriving.isEmpty()) {
                into[offset + count] = arriving.remove();
                count++;
            }
            return count == 0 ? -1 : count;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(byte[] message) throws IOException {
        lock.lock();
        try {
            while (!peerReads && !closed) {
                changed.awaitUninterruptibly();
            }
            checkOpen();
            written.add(message.clone());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void finish() {
        written.add(NOTHING_MORE);
    }

    @Override
    public void close() {
        change(() -> closed = true);
        closing.countDown();
    }

    private void checkOpen() throws SocketException {
        if (closed) {
            throw new SocketException("Socket closed");
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
