package dev.turnpike.auth.spi;

import java.util.Arrays;

/**
 * What an accepted login leaves behind for encryption. Each kind is what some back end really returns.
 *
 * <p>The arrays are handed over: the server wipes them when it has derived its own keys, so a provider keeps none of them
 * for later.
 */
public sealed interface KeyMaterial {

    /** Overwrites the keys. */
    void wipe();

    /** None: PAP and CHAP. Encryption is then impossible. */
    record None() implements KeyMaterial {
        @Override
        public void wipe() {
            // There is nothing to overwrite.
        }
    }

    /**
     * The MD4 of the NT hash (RFC 2759 section 8.4), from which the server computes both the authenticator response and
     * the keys: a local hash, NETLOGON's session key, {@code ntlm_auth}'s NT_KEY.
     *
     * @param value 16 octets
     */
    record PasswordHashHash(byte[] value) implements KeyMaterial {
        @Override
        public void wipe() {
            Arrays.fill(value, (byte) 0);
        }

        @Override
        public String toString() {
            return "PasswordHashHash[***]";
        }
    }

    /**
     * Finished keys and response for MS-CHAPv2, as RADIUS sends them (RFC 2548 sections 2.3.3, 2.4.2, 2.4.3).
     *
     * @param authenticatorResponse {@code S=} and 40 hexadecimal digits
     * @param receiveKey the server's receive key, 16 octets
     * @param sendKey the server's send key, 16 octets
     */
    record MsChapV2Keys(String authenticatorResponse, byte[] receiveKey, byte[] sendKey) implements KeyMaterial {
        @Override
        public void wipe() {
            Arrays.fill(receiveKey, (byte) 0);
            Arrays.fill(sendKey, (byte) 0);
        }

        @Override
        public String toString() {
            return "MsChapV2Keys[***]";
        }
    }

    /**
     * Keys exported by an EAP method (RFC 5216 section 2.3).
     *
     * @param receiveKey the server's receive key, 16 octets or more, of which MPPE takes the first 16
     * @param sendKey the server's send key, likewise
     */
    record EapKeys(byte[] receiveKey, byte[] sendKey) implements KeyMaterial {
        @Override
        public void wipe() {
            Arrays.fill(receiveKey, (byte) 0);
            Arrays.fill(sendKey, (byte) 0);
        }

        @Override
        public String toString() {
            return "EapKeys[***]";
        }
    }
}
