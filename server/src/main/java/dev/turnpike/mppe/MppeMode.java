package dev.turnpike.mppe;

import dev.turnpike.crypto.MppeKeyDerivation;

/**
 * What CCP agreed on for one direction, RFC 3078 section 2.
 *
 * @param keyBits strength of the session keys: 40, 56 or 128
 * @param stateless whether the key changes on every packet (the H bit); otherwise on every 256th
 */
public record MppeMode(int keyBits, boolean stateless) {

    /** Refuses other strengths. */
    public MppeMode {
        MppeKeyDerivation.keyLength(keyBits);
    }

    /** Octets of a session key: 8 or 16. */
    public int keyLength() {
        return MppeKeyDerivation.keyLength(keyBits);
    }

    /** As logs name it, for example {@code MPPE 128-bit stateless}. */
    @Override
    public String toString() {
        return "MPPE " + keyBits + "-bit " + (stateless ? "stateless" : "stateful");
    }
}
