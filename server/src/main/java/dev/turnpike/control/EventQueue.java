package dev.turnpike.control;

import dev.turnpike.net.Ticker;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way to a connection's own thread. Any thread may add; the connection's own takes.
 *
 * <p>Messages of the peer wait for room, which slows that peer down and nobody else. Events of the server never wait and
 * need no limit: there is one for each call at most, and one for the shutdown.
 */
final class EventQueue {

    private static final int ROOM = 16;

    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final ArrayDeque<ControlEvent> events = new ArrayDeque<>(); // guarded by lock
    private boolean closed; // guarded by lock

    EventQueue(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Adds an event that the peer caused, when there is room. Returns false once the queue is closed. */
    boolean put(ControlEvent event) {
        lock.lock();
        try {
            while (events.size() >= ROOM && !closed) {
                notFull.awaitUninterruptibly();
            }
            return add(event);
        } finally {
            lock.unlock();
        }
    }

    /** Adds an event that the server caused; without effect once the queue is closed. */
    void post(ControlEvent event) {
        lock.lock();
        try {
            add(event);
        } finally {
            lock.unlock();
        }
    }

    /** The next event; empty when there is none by {@code deadline}. */
    Optional<ControlEvent> poll(long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = deadline - ticker.nanos();
            while (events.isEmpty() && left > 0) {
                left = notEmpty.awaitNanos(left);
            }
            notFull.signal();
            return Optional.ofNullable(events.poll());
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what is left, takes nothing more and releases whoever waits for room. */
    void close() {
        lock.lock();
        try {
            closed = true;
            events.clear();
            notFull.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean add(ControlEvent event) {
        if (closed) {
            return false;
        }
        events.add(event);
        notEmpty.signal();
        return true;
    }
}
