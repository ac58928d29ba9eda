package dev.turnpike.control;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts what the server holds for its clients, in all and by address, and stops at the limits. Any thread.
 *
 * <p>An IPv6 address counts by its /64, within which one host may take as many addresses as it likes.
 */
final class AddressQuota {

    /** Whether there was room. */
    enum Admission {
        /** There was, and it is taken. */
        ADMITTED,
        /** The server holds all it may. */
        SERVER_FULL,
        /** The server holds all it may for this address. */
        ADDRESS_FULL
    }

    private static final int IPV6_PREFIX_OCTETS = 8;

    private final int total;
    private final int perAddress;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ByteBuffer, Integer> held = new HashMap<>(); // guarded by lock; no entry is zero
    private int heldInAll; // guarded by lock

    AddressQuota(int total, int perAddress) {
        this.total = total;
        this.perAddress = perAddress;
    }

    /** Takes room for one more of {@code source}, to be released, if there is. */
    Admission acquire(InetAddress source) {
        ByteBuffer network = network(source);
        lock.lock();
        try {
            int heldOfNetwork = held.getOrDefault(network, 0);
            if (heldInAll >= total) {
                return Admission.SERVER_FULL;
            }
            if (heldOfNetwork >= perAddress) {
                return Admission.ADDRESS_FULL;
            }
            held.put(network, heldOfNetwork + 1);
            heldInAll++;
            return Admission.ADMITTED;
        } finally {
            lock.unlock();
        }
    }

    /** Gives back what was acquired for {@code source}. */
    void release(InetAddress source) {
        ByteBuffer network = network(source);
        lock.lock();
        try {
            int heldOfNetwork = held.getOrDefault(network, 0);
            if (heldOfNetwork == 0) {
                throw new IllegalStateException("nothing is held for " + source.getHostAddress());
            }
            if (heldOfNetwork == 1) {
                held.remove(network);
            } else {
                held.put(network, heldOfNetwork - 1);
            }
            heldInAll--;
        } finally {
            lock.unlock();
        }
    }

    private static ByteBuffer network(InetAddress source) {
        byte[] octets = source.getAddress();
        return ByteBuffer.wrap(octets, 0, source instanceof Inet6Address ? IPV6_PREFIX_OCTETS : octets.length);
    }
}
