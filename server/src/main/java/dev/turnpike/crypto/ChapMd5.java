package dev.turnpike.crypto;

import java.security.MessageDigest;

/** CHAP with MD5, RFC 1994 section 4.1. Gives no keys: a session with it cannot be encrypted. */
public final class ChapMd5 {

    /** Octets of a response. */
    public static final int RESPONSE_LENGTH = 16;

    private ChapMd5() {}

    /**
     * The response to a challenge: {@code MD5(identifier, secret, challenge)}.
     *
     * @param identifier the identifier of the packet that carried the challenge, of which the low 8 bits count
     * @param secret the password's octets; the caller wipes them
     * @param challenge the value of the Challenge
     */
    public static byte[] response(int identifier, byte[] secret, byte[] challenge) {
        MessageDigest md5 = Digests.md5();
        md5.update((byte) identifier);
        md5.update(secret);
        return md5.digest(challenge);
    }

    /** Whether a response is the right one; arguments as for {@link #response}. */
    public static boolean verify(int identifier, byte[] secret, byte[] challenge, byte[] response) {
        return Secrets.equal(response(identifier, secret, challenge), response);
    }
}
