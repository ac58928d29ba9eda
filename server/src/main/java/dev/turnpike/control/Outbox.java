package dev.turnpike.control;

import dev.turnpike.net.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Messages on their way to the peer. The connection's thread adds and never waits; the writer thread, which runs {@link
 * #drain}, writes.
 *
 * <p>A peer that does not read fills TCP's window, and then the write blocks for as long as the peer likes: Java has no
 * time-out for it. So the write has a thread of its own, and the outbox knows two signs of such a peer: too many messages
 * wait, or the oldest has waited too long. The connection's thread looks for them and closes the socket, which ends the
 * write.
 */
final class Outbox {

    /** Messages that may wait: no honest exchange has more than a handful under way. */
    static final int ROOM = 64;

    /** How long a message may wait to be taken by TCP. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Waiting(byte[] message, long since) {}

    private final Wire wire;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>(); // guarded by lock; the first is being written
    private boolean overflowed; // guarded by lock
    private boolean finishing; // guarded by lock
    private boolean closed; // guarded by lock

    Outbox(Wire wire, Ticker ticker) {
        this.wire = wire;
        this.ticker = ticker;
    }

    /** Sends a message, unless the outbox is full, finishing or closed. */
    void add(byte[] message) {
        lock.lock();
        try {
            if (waiting.size() >= ROOM) {
                overflowed = true;
            } else if (!finishing && !closed) {
                waiting.add(new Waiting(message, ticker.nanos()));
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends nothing after what waits now, and then tells the peer so. */
    void finish() {
        lock.lock();
        try {
            finishing = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Drops what waits; the writer thread ends when its write does. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** When the peer must be taken for one that does not read, unless it does read until then. */
    long deadline() {
        lock.lock();
        try {
            if (overflowed) {
                return ticker.nanos();
            }
            return waiting.isEmpty() ? Ticker.NEVER : waiting.element().since() + PATIENCE.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /** Writes until the end. For the writer thread alone. */
    void drain() throws IOException {
        for (Optional<byte[]> next = next(); next.isPresent(); next = next()) {
            wire.write(next.get());
            written();
        }
        if (!isClosed()) {
            wire.finish();
        }
    }

    private Optional<byte[]> next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !finishing && !closed) {
                changed.awaitUninterruptibly();
            }
            return closed || waiting.isEmpty()
                    ? Optional.empty()
                    : Optional.of(waiting.element().message());
        } finally {
            lock.unlock();
        }
    }

    private void written() {
        lock.lock();
        try {
            waiting.remove();
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
