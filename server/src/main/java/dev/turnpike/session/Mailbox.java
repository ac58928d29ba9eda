package dev.turnpike.session;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the one thread that owns a mailbox: packets, which are dropped when there is no room, and messages, which
 * have room of their own and are handed out first. Any thread may put in; only the owner takes.
 *
 * <p>One lock operation moves a whole batch to the owner, so that load makes batches grow and the hand-off cheap.
 *
 * @param <M> the messages' sealed type
 */
final class Mailbox<M> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<PacketBuffer> packets; // guarded by lock
    private final ArrayDeque<M> messages = new ArrayDeque<>(); // guarded by lock
    private final int packetLimit;
    private final int messageLimit;
    private boolean ownerWaits; // guarded by lock
    private boolean closed; // guarded by lock

    Mailbox(int packetLimit, int messageLimit) {
        this.packetLimit = packetLimit;
        this.messageLimit = messageLimit;
        this.packets = new ArrayDeque<>();
    }

    /** Takes the packet over, or returns false and leaves it to the caller: the mailbox is full or closed. */
    boolean offer(PacketBuffer packet) {
        lock.lock();
        try {
            if (closed || packets.size() >= packetLimit) {
                return false;
            }
            packets.addLast(packet);
            wake();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the message over; false where the mailbox is closed or its owner has stopped taking. */
    boolean post(M message) {
        return post(message, messageLimit);
    }

    /** The same for a message that may be lost: refused already when half of the room is taken. */
    boolean postIfRoom(M message) {
        return post(message, messageLimit / 2);
    }

    /** The same for the last message of all, which always finds room. */
    void postLast(M message) {
        post(message, Integer.MAX_VALUE);
    }

    private boolean post(M message, int limit) {
        lock.lock();
        try {
            if (closed || messages.size() >= limit) {
                return false;
            }
            messages.addLast(message);
            wake();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is something or the time is over, then moves all messages and up to {@code most} packets to the
     * caller, which owns them from then on. Owner only.
     *
     * @param waitNanos how long to wait at most; {@link Ticker#NEVER} for as long as it takes
     */
    void take(long waitNanos, int most, List<? super M> messagesOut, List<PacketBuffer> packetsOut) {
        lock.lock();
        try {
            awaitFilled(waitNanos);
            messagesOut.addAll(messages);
            messages.clear();
            for (int i = 0; i < most && !packets.isEmpty(); i++) {
                packetsOut.add(packets.removeFirst());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more, and gives up what waits. Owner only. */
    void close() {
        lock.lock();
        try {
            closed = true;
            packets.forEach(PacketBuffer::release);
            packets.clear();
            messages.clear();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        if (ownerWaits) {
            filled.signal();
        }
    }

    private void awaitFilled(long nanos) {
        ownerWaits = true;
        try {
            long left = nanos;
            while (packets.isEmpty() && messages.isEmpty() && left > 0) {
                left = filled.awaitNanos(left);
            }
        } catch (InterruptedException stray) {
            // Nobody interrupts a session's thread; if somebody did, this wait ends early and the loop goes on.
        } finally {
            ownerWaits = false;
        }
    }
}
