package dev.turnpike.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The platform's digests; SHA-1 from the JDK is a processor instruction where there is one. */
final class Digests {

    private Digests() {}

    static MessageDigest md5() {
        return digest("MD5");
    }

    static MessageDigest sha1() {
        return digest("SHA-1");
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "this Java platform has no " + algorithm + ": enable the SUN security provider", e);
        }
    }
}
