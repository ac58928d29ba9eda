package dev.turnpike.ppp.ccp;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the server allows as encryption. Where it wants none at all, it rejects CCP by LCP's Protocol-Reject instead of
 * negotiating. Whether a session goes on without encryption is decided by whoever hears that CCP finished.
 *
 * @param strengths key lengths allowed, at least one
 * @param stateful whether one key may serve 256 packets
 */
public record CcpPolicy(Set<KeyStrength> strengths, Stateful stateful) {

    /** What is thought of the mode that keeps a key for 256 packets. */
    public enum Stateful {
        /** Never. */
        REFUSED,
        /** If the client insists. */
        ALLOWED,
        /** Unless the client insists on the other mode. */
        PREFERRED
    }

    /** Copies and checks. */
    public CcpPolicy {
        if (strengths.isEmpty()) {
            throw new IllegalArgumentException("at least one MPPE key length must be allowed");
        }
        strengths = Set.copyOf(strengths);
    }

    /** The strongest of those allowed. */
    KeyStrength strongest() {
        return strongestOf(strengths);
    }

    /** The allowed lengths that {@code offer} has too; may be empty. */
    EnumSet<KeyStrength> common(CcpOption.Mppe offer) {
        EnumSet<KeyStrength> common = EnumSet.noneOf(KeyStrength.class);
        strengths.stream().filter(offer::offers).forEach(common::add);
        return common;
    }

    boolean statelessPreferred() {
        return stateful != Stateful.PREFERRED;
    }

    boolean allows(CcpOption.Mppe mode) {
        return mode.isStateless() || stateful != Stateful.REFUSED;
    }

    static KeyStrength strongestOf(Collection<KeyStrength> strengths) {
        return Collections.max(strengths);
    }
}
