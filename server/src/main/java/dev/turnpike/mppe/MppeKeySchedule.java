package dev.turnpike.mppe;

import dev.turnpike.crypto.MppeKeyDerivation;
import dev.turnpike.crypto.NewKeyFromSha;
import dev.turnpike.crypto.Secrets;

/** The session key of one direction and how it changes, RFC 3078 section 7.3. Owned by one thread. */
final class MppeKeySchedule {

    private final int keyBits;
    private final int keyLength;
    private final NewKeyFromSha sha;
    private final Rc4 workspace;
    private final byte[] key;
    private boolean wiped;

    /**
     * Begins with the first session key.
     *
     * @param startKey 16 octets
     * @param workspace is overwritten by every change; the cipher of the packets may serve when it is initialised after
     *     every change
     */
    MppeKeySchedule(MppeMode mode, byte[] startKey, Rc4 workspace) {
        keyBits = mode.keyBits();
        keyLength = mode.keyLength();
        sha = new NewKeyFromSha(startKey, keyLength);
        key = MppeKeyDerivation.initialSessionKey(startKey, keyBits);
        this.workspace = workspace;
    }

    /** Moves to the next session key. */
    void change() {
        requireKey();
        sha.apply(key);
        workspace.init(key, keyLength);
        workspace.process(key, 0, keyLength);
        MppeKeyDerivation.reduce(key, keyBits);
    }

    /** Starts the key stream of the present session key. */
    void start(Rc4 cipher) {
        requireKey();
        cipher.init(key, keyLength);
    }

    int keyLength() {
        return keyLength;
    }

    /** Copies the present session key to {@code keys[offset..]}. */
    void save(byte[] keys, int offset) {
        System.arraycopy(key, 0, keys, offset, keyLength);
    }

    /** Makes the key at {@code keys[offset..]}, saved before, the present one. */
    void restore(byte[] keys, int offset) {
        System.arraycopy(keys, offset, key, 0, keyLength);
    }

    void wipe() {
        Secrets.wipe(key);
        sha.wipe();
        workspace.wipe();
        wiped = true;
    }

    /** A wiped key is a key that everybody knows. */
    private void requireKey() {
        if (wiped) {
            throw new IllegalStateException("MPPE keys are used after their end");
        }
    }
}
