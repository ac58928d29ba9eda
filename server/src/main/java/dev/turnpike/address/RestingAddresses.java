package dev.turnpike.address;

import dev.turnpike.auth.spi.UserName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Addresses given back, each with the user who had it last, the one that rests longest first. Guarded by the pool's lock.
 *
 * <p>So the user gets the same address again, and anybody else gets an address whose last user is long gone: packets and
 * firewall states of his are gone as well. Remembers a bounded number; the rest counts as never used.
 */
final class RestingAddresses {

    private final int limit;
    private final Map<Integer, UserName> lastUsers = new LinkedHashMap<>();
    private final Map<UserName, Integer> lastAddresses = new HashMap<>();

    RestingAddresses(int limit) {
        this.limit = limit;
    }

    int count() {
        return lastUsers.size();
    }

    boolean contains(int address) {
        return lastUsers.containsKey(address);
    }

    void add(int address, UserName user) {
        remove(address);
        lastUsers.put(address, user);
        lastAddresses.put(user, address);
        if (lastUsers.size() > limit) {
            remove(lastUsers.keySet().iterator().next());
        }
    }

    void remove(int address) {
        UserName user = lastUsers.remove(address);
        if (user != null) {
            lastAddresses.remove(user, address);
        }
    }

    void removeUnless(IntPredicate kept) {
        lastUsers.keySet().removeIf(address -> !kept.test(address));
        lastAddresses.values().removeIf(address -> !kept.test(address));
    }

    /** The address that {@code user} gave back last, if nobody had it since. */
    OptionalInt lastOf(UserName user) {
        Integer address = lastAddresses.get(user);
        return address == null ? OptionalInt.empty() : OptionalInt.of(address);
    }

    /** The address that rests longest of those allowed. */
    OptionalInt longest(IntPredicate allowed) {
        return lastUsers.keySet().stream()
                .mapToInt(Integer::intValue)
                .filter(allowed)
                .findFirst();
    }
}
