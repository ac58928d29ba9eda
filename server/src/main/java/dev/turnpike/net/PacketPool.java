package dev.turnpike.net;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps released packet buffers for the next packet. Any thread may take and release.
 *
 * <p>Never refuses and never waits: when empty it makes a new buffer, and when it holds its limit it lets the garbage
 * collector have the surplus. Queues bound how many buffers are out, not the pool.
 */
public final class PacketPool {

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<PacketBuffer> free = new ArrayDeque<>(); // guarded by lock
    private final int limit;

    /** A pool that keeps at most {@code limit} idle buffers of {@link PacketBuffer#CAPACITY} octets each. */
    public PacketPool(int limit) {
        this.limit = limit;
    }

    /** An empty packet at the ordinary headroom. The caller owns it. */
    public PacketBuffer take() {
        lock.lock();
        try {
            PacketBuffer buffer = free.pollLast();
            if (buffer != null) {
                buffer.lend();
                return buffer;
            }
        } finally {
            lock.unlock();
        }
        return new PacketBuffer(this);
    }

    void put(PacketBuffer buffer) {
        lock.lock();
        try {
            if (free.size() < limit) {
                free.addLast(buffer);
            }
        } finally {
            lock.unlock();
        }
    }
}
