package dev.turnpike.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/** What every holder of a secret needs: a comparison that tells nothing by its time, and an end. */
public final class Secrets {

    private Secrets() {}

    /** Whether both hold the same octets; the time depends on their lengths only. */
    public static boolean equal(byte[] left, byte[] right) {
        return MessageDigest.isEqual(left, right);
    }

    /** Overwrites each array with zeros. */
    public static void wipe(byte[]... secrets) {
        for (byte[] secret : secrets) {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Overwrites the array with zeros. */
    public static void wipe(char[] secret) {
        Arrays.fill(secret, '\0');
    }
}
