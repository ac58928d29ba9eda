package dev.turnpike.address;

import dev.turnpike.auth.spi.AddressRule;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.net.Ipv4;
import java.net.Inet4Address;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Gives tunnel addresses to sessions: the one a user's rules fix or allow, or else one of the pool. Any thread leases.
 *
 * <p>A user gets the pool address again that he had last, if nobody had it since. Everybody else gets one that was never
 * used, and when there is none, the one given back longest ago. Memory grows with the sessions and with a bounded number
 * of addresses remembered, not with the pool.
 */
public final class AddressPool {

    private static final int REMEMBERED = 1 << 16;

    /**
     * How full the pool is.
     *
     * @param size addresses in the pool
     * @param leased those of them in use
     * @param outside addresses in use that are not of the pool
     */
    public record Usage(long size, int leased, int outside) {}

    private final Set<Integer> own;
    private final ReentrantLock lock = new ReentrantLock();

    // All below is guarded by the lock.
    private final Map<Integer, Lease> leases = new HashMap<>();
    private final RestingAddresses resting = new RestingAddresses(REMEMBERED);
    private AddressSpace space;
    private int leasedOfSpace;
    private long cursor;

    /**
     * A pool with nothing leased.
     *
     * @param ranges the addresses; may overlap
     * @param own addresses of the server, never given to a client whatever its rules say
     */
    public AddressPool(List<Ipv4Range> ranges, Collection<Inet4Address> own) {
        this.own = own.stream().map(Ipv4::toInt).collect(Collectors.toUnmodifiableSet());
        this.space = new AddressSpace(ranges, this.own);
    }

    /**
     * An address for a client that asked for none.
     *
     * @param rules as in {@link dev.turnpike.auth.spi.Grant#addresses()}; empty means any of the pool
     */
    public LeaseResult lease(UserName user, List<AddressRule> rules) {
        return locked(user, rules, OptionalInt.empty());
    }

    /** An address for a client that asked for this one; it gets another where its rules do not allow that one. */
    public LeaseResult lease(UserName user, List<AddressRule> rules, Inet4Address asked) {
        return locked(user, rules, OptionalInt.of(Ipv4.toInt(asked)));
    }

    /** Goes on with other ranges. What is leased stays leased. */
    public void change(List<Ipv4Range> ranges) {
        lock.lock();
        try {
            space = new AddressSpace(ranges, own);
            resting.removeUnless(space::contains);
            leasedOfSpace =
                    (int) leases.keySet().stream().filter(space::contains).count();
            cursor = 0;
        } finally {
            lock.unlock();
        }
    }

    /** The present state. */
    public Usage usage() {
        lock.lock();
        try {
            return new Usage(space.size(), leasedOfSpace, leases.size() - leasedOfSpace);
        } finally {
            lock.unlock();
        }
    }

    private LeaseResult locked(UserName user, List<AddressRule> rules, OptionalInt asked) {
        lock.lock();
        try {
            List<AddressRule> stated = rules.isEmpty() ? List.of(new AddressRule.FromPool()) : rules;
            return choose(user, new AddressRules(stated, space::contains), asked);
        } finally {
            lock.unlock();
        }
    }

    private LeaseResult choose(UserName user, AddressRules rules, OptionalInt asked) {
        boolean mayAsk = asked.isPresent()
                && isForClients(asked.getAsInt())
                && rules.about(asked.getAsInt()) == AddressRules.Decision.ALLOWED;
        if (mayAsk && !leases.containsKey(asked.getAsInt())) {
            return take(user, asked.getAsInt());
        }
        OptionalInt given = rules.given();
        if (given.isPresent()) {
            return takeGiven(user, given.getAsInt());
        }
        if (rules.hasFromPool()) {
            OptionalInt found = fromPool(user, address -> rules.about(address) != AddressRules.Decision.DENIED);
            return found.isPresent() ? take(user, found.getAsInt()) : new LeaseResult.Exhausted(space.size());
        }
        return mayAsk ? inUse(asked.getAsInt()) : new LeaseResult.NotAllowed(reason(rules, asked));
    }

    private LeaseResult takeGiven(UserName user, int address) {
        if (!isForClients(address)) {
            return new LeaseResult.NotAllowed(
                    "its fixed address " + Ipv4.format(address) + " is none that a client can have");
        }
        return leases.containsKey(address) ? inUse(address) : take(user, address);
    }

    private LeaseResult inUse(int address) {
        Lease lease = leases.get(address);
        if (lease == null) {
            throw new IllegalStateException(Ipv4.format(address) + " is not in use");
        }
        return new LeaseResult.InUse(lease.address(), lease.user());
    }

    private static String reason(AddressRules rules, OptionalInt asked) {
        if (asked.isPresent()) {
            return "its rules do not allow " + Ipv4.format(asked.getAsInt()) + ", which the client asked for";
        }
        return rules.hasWithin()
                ? "its rules allow only an address that the client asks for, and the client asked for none"
                : "its rules allow no address";
    }

    private OptionalInt fromPool(UserName user, IntPredicate allowed) {
        OptionalInt again = resting.lastOf(user);
        if (again.isPresent() && allowed.test(again.getAsInt())) {
            return again;
        }
        OptionalInt fresh = neverUsed(allowed);
        return fresh.isPresent() ? fresh : resting.longest(allowed);
    }

    private OptionalInt neverUsed(IntPredicate allowed) {
        if (space.size() == leasedOfSpace + resting.count()) {
            return OptionalInt.empty();
        }
        for (long step = 0; step < space.size(); step++) {
            int address = space.at(cursor);
            cursor = (cursor + 1) % space.size();
            if (!leases.containsKey(address) && !resting.contains(address) && allowed.test(address)) {
                return OptionalInt.of(address);
            }
        }
        return OptionalInt.empty();
    }

    private LeaseResult take(UserName user, int address) {
        Lease lease = new Lease(Ipv4.toAddress(address), user, this::giveBack);
        leases.put(address, lease);
        resting.remove(address);
        if (space.contains(address)) {
            leasedOfSpace++;
        }
        return new LeaseResult.Leased(lease);
    }

    private void giveBack(Lease lease) {
        int address = Ipv4.toInt(lease.address());
        lock.lock();
        try {
            if (leases.remove(address, lease) && space.contains(address)) {
                leasedOfSpace--;
                resting.add(address, lease.user());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Neither ours nor of a kind that no host has: RFC 6890 section 2.2.2 and RFC 1112 section 4. */
    private boolean isForClients(int address) {
        int network = address >>> 24;
        return !own.contains(address) && network != 0 && network != 127 && network < 224;
    }
}
