package dev.turnpike.crypto;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * RFC 3079 section 3.4's GetNewKeyFromSHA for one start key: {@code SHA(StartKey, 40 x 00, SessionKey, 40 x F2)}, of
 * which as many octets are kept as the key has.
 *
 * <p>Made to be called for every packet: allocates nothing after construction. Owned by one thread.
 */
public final class NewKeyFromSha {

    private static final int PAD_LENGTH = 40;
    private static final int SHA1_LENGTH = 20;

    private final MessageDigest sha1 = Digests.sha1();
    private final int keyLength;
    private final byte[] input;
    private final byte[] digest = new byte[SHA1_LENGTH];

    /**
     * Uses the first {@code keyLength} octets of {@code startKey}, which are copied.
     *
     * @param keyLength 8 or 16
     */
    public NewKeyFromSha(byte[] startKey, int keyLength) {
        this.keyLength = keyLength;
        input = new byte[2 * (keyLength + PAD_LENGTH)];
        System.arraycopy(startKey, 0, input, 0, keyLength);
        Arrays.fill(input, 2 * keyLength + PAD_LENGTH, input.length, (byte) 0xf2);
    }

    /** Replaces the session key in the first octets of {@code key} by the next one. */
    public void apply(byte[] key) {
        System.arraycopy(key, 0, input, keyLength + PAD_LENGTH, keyLength);
        sha1.update(input);
        try {
            sha1.digest(digest, 0, SHA1_LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-1 does not fit into 20 octets", e);
        }
        System.arraycopy(digest, 0, key, 0, keyLength);
    }

    /** Overwrites every key it holds. Not usable afterwards. */
    public void wipe() {
        Secrets.wipe(input, digest);
        sha1.reset();
    }
}
