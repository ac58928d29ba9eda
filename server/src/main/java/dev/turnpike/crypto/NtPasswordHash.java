package dev.turnpike.crypto;

import org.bouncycastle.crypto.digests.MD4Digest;

/**
 * The NT hash and its hash, RFC 2759 sections 8.3 and 8.4.
 *
 * <p>The password goes in as characters and is hashed as UTF-16LE, surrogate pairs as they are: what Windows does. pppd
 * ({@code chap_ms.c}), accel-ppp ({@code auth_mschap_v2.c}) and mpd5 ({@code msoft.c}) put a zero behind every octet of
 * the password instead, which is the same for ASCII only: they refuse a Windows user whose password has an umlaut.
 */
public final class NtPasswordHash {

    /** Octets of either hash. */
    public static final int LENGTH = 16;

    private NtPasswordHash() {}

    /** The NT hash of a password, RFC 2759 section 8.3; the caller wipes both. */
    public static byte[] of(char[] password) {
        byte[] utf16 = new byte[2 * password.length];
        for (int i = 0; i < password.length; i++) {
            utf16[2 * i] = (byte) password[i];
            utf16[2 * i + 1] = (byte) (password[i] >> 8);
        }
        try {
            return md4(utf16);
        } finally {
            Secrets.wipe(utf16);
        }
    }

    /** The hash of an NT hash, RFC 2759 section 8.4; the caller wipes both. */
    public static byte[] hashOf(byte[] ntHash) {
        requireHash(ntHash);
        return md4(ntHash);
    }

    /** Whether the password has that NT hash; for PAP against a store that keeps hashes. */
    public static boolean matches(char[] password, byte[] ntHash) {
        byte[] computed = of(password);
        try {
            return Secrets.equal(computed, ntHash);
        } finally {
            Secrets.wipe(computed);
        }
    }

    static void requireHash(byte[] hash) {
        if (hash.length != LENGTH) {
            throw new IllegalArgumentException("an NT hash has 16 octets, not " + hash.length);
        }
    }

    private static byte[] md4(byte[] input) {
        MD4Digest md4 = new MD4Digest();
        byte[] hash = new byte[LENGTH];
        md4.update(input, 0, input.length);
        md4.doFinal(hash, 0); // also clears the digest's own copy
        return hash;
    }
}
