package dev.turnpike.control;

import dev.turnpike.net.Ticker;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Gives every call of the server an ID of its own. Any thread.
 *
 * <p>With the client's address the ID is all that stands between a forger and a call's GRE packets (RFC 2637 section 5),
 * so each of the free IDs is equally likely to be next. An ID whose call has ended rests before it is given out again, so
 * that packets still under way do not reach the next one's call. And one client address holds a sixteenth of the IDs at
 * most, resting ones included: otherwise a client that dials and hangs up in a loop would leave none for the others.
 *
 * <p>The free IDs stand in an array from which a random one is drawn and replaced by the last: the work is the same
 * however few are left.
 */
public final class CallIds {

    /** How long an ID rests. */
    public static final Duration REST = Duration.ofSeconds(60);

    /** IDs that one client address may hold, resting ones included. */
    public static final int SHARE = 4096;

    // 1 to 65535. Zero is valid on the wire, yet to the eye and to some clients it is no call at all.
    private static final int COUNT = 0xffff;

    private record Resting(int callId, InetAddress client, long until) {}

    private final RandomGenerator random;
    private final Ticker ticker;
    private final AddressQuota shares = new AddressQuota(COUNT, SHARE);
    private final ReentrantLock lock = new ReentrantLock();
    private final char[] free = new char[COUNT]; // guarded by lock; the first freeCount are free
    private int freeCount; // guarded by lock
    private final Map<Integer, InetAddress> taken = new HashMap<>(); // guarded by lock
    private final ArrayDeque<Resting> resting = new ArrayDeque<>(); // guarded by lock; in the order of their time

    /**
     * All IDs are free.
     *
     * @param random draws the IDs: a {@link java.security.SecureRandom}, but in tests
     */
    public CallIds(RandomGenerator random, Ticker ticker) {
        this.random = random;
        this.ticker = ticker;
        for (int callId = 1; callId <= COUNT; callId++) {
            putFree(callId);
        }
    }

    /**
     * A free ID, which is the caller's until it is released or given back.
     *
     * @param client the address whose share it comes from
     * @param peerCallId the client's ID of the call, from which the server's shall differ: equal ones would hide which of
     *     the two a message carries
     * @return 1 to 65535; empty when none is free, or the client has its share
     */
    public OptionalInt allocate(InetAddress client, int peerCallId) {
        lock.lock();
        try {
            wake();
            boolean suits = freeCount > 1 || (freeCount == 1 && free[0] != peerCallId);
            if (!suits || shares.acquire(client) != AddressQuota.Admission.ADMITTED) {
                return OptionalInt.empty();
            }
            int callId = takeFree(peerCallId);
            taken.put(callId, client);
            return OptionalInt.of(callId);
        } finally {
            lock.unlock();
        }
    }

    /** The call has ended; its ID rests and is then free. */
    public void release(int callId) {
        lock.lock();
        try {
            resting.add(new Resting(callId, untake(callId), ticker.nanos() + REST.toNanos()));
        } finally {
            lock.unlock();
        }
    }

    /** The ID was never used, since its call was refused, and is free at once. */
    public void giveBack(int callId) {
        lock.lock();
        try {
            shares.release(untake(callId));
            putFree(callId);
        } finally {
            lock.unlock();
        }
    }

    private int takeFree(int peerCallId) {
        int index = random.nextInt(freeCount);
        if (free[index] == peerCallId) {
            // Any of the others, each as likely.
            index = (index + 1 + random.nextInt(freeCount - 1)) % freeCount;
        }
        int callId = free[index];
        freeCount--;
        free[index] = free[freeCount];
        return callId;
    }

    private void putFree(int callId) {
        free[freeCount] = (char) callId;
        freeCount++;
    }

    private InetAddress untake(int callId) {
        InetAddress client = taken.remove(callId);
        if (client == null) {
            throw new IllegalStateException("call ID " + callId + " is not in use");
        }
        return client;
    }

    private void wake() {
        long now = ticker.nanos();
        while (!resting.isEmpty() && resting.element().until() - now <= 0) {
            Resting rested = resting.remove();
            shares.release(rested.client());
            putFree(rested.callId());
        }
    }
}
