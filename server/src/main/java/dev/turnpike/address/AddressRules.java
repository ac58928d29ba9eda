package dev.turnpike.address;

import dev.turnpike.auth.spi.AddressRule;
import dev.turnpike.net.Ipv4;
import dev.turnpike.net.Ipv4Network;
import java.net.Inet4Address;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * The rules of one user, read in order: the first that fits an address decides about it. Immutable.
 *
 * @param rules not empty
 * @param pool whether an address is one of the server's pool
 */
record AddressRules(List<AddressRule> rules, IntPredicate pool) {

    /** What the rules say about one address. */
    enum Decision {
        /** The client may have it if it asks for it, and is given it if the rule says so. */
        ALLOWED,
        /** The client may be given it, by the server's choice. */
        POOL,
        /** Not this one. */
        DENIED
    }

    Decision about(int address) {
        for (AddressRule rule : rules) {
            if (fits(rule, address)) {
                return switch (rule) {
                    case AddressRule.Fixed fixed -> Decision.ALLOWED;
                    case AddressRule.Within within -> Decision.ALLOWED;
                    case AddressRule.FromPool fromPool -> Decision.POOL;
                    case AddressRule.Denied denied -> Decision.DENIED;
                };
            }
        }
        return Decision.DENIED;
    }

    /** The address that the user is given: the first fixed one, unless a rule before it denies it. */
    OptionalInt given() {
        for (AddressRule rule : rules) {
            if (rule instanceof AddressRule.Fixed fixed) {
                int address = Ipv4.toInt(fixed.address());
                if (about(address) == Decision.ALLOWED) {
                    return OptionalInt.of(address);
                }
            }
        }
        return OptionalInt.empty();
    }

    boolean hasFromPool() {
        return rules.stream().anyMatch(AddressRule.FromPool.class::isInstance);
    }

    boolean hasWithin() {
        return rules.stream().anyMatch(AddressRule.Within.class::isInstance);
    }

    private boolean fits(AddressRule rule, int address) {
        return switch (rule) {
            case AddressRule.Fixed fixed -> Ipv4.toInt(fixed.address()) == address;
            case AddressRule.FromPool fromPool -> pool.test(address);
            case AddressRule.Within within -> holds(within.network(), within.prefixLength(), address);
            case AddressRule.Denied denied -> holds(denied.network(), denied.prefixLength(), address);
        };
    }

    private static boolean holds(Inet4Address network, int prefixLength, int address) {
        return Ipv4Network.around(network, prefixLength).contains(address);
    }
}
