package dev.turnpike.probe.link;

import dev.turnpike.ppp.ccp.KeyStrength;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a client wants of MPPE.
 *
 * @param strengths the key lengths it offers, at least one
 * @param stateful whether it asks for one key for 256 packets instead of one for each
 */
public record EncryptionOptions(EncryptionDemand demand, Set<KeyStrength> strengths, boolean stateful) {

    /** Copies and checks. */
    public EncryptionOptions {
        if (strengths.isEmpty()) {
            throw new IllegalArgumentException("at least one MPPE key length must be offered: 40, 56 or 128");
        }
        strengths = Set.copyOf(strengths);
    }

    /** Required, 128 bits, stateless: what current clients do. */
    public static EncryptionOptions standard() {
        return new EncryptionOptions(EncryptionDemand.REQUIRE, EnumSet.of(KeyStrength.BITS_128), false);
    }
}
