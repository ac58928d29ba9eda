package dev.turnpike.mppe;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** RFC 3078 section 7.3 and RFC 3079 section 3 word for word, on the platform's own ciphers; slow and independent. */
final class ReferenceKeys {

    private final byte[] startKey;
    private final int keyBits;
    private byte[] sessionKey;

    ReferenceKeys(byte[] startKey, int keyBits) {
        this.startKey = Arrays.copyOf(startKey, keyBits == 128 ? 16 : 8);
        this.keyBits = keyBits;
        sessionKey = reduced(newKeyFromSha(this.startKey));
    }

    void change() {
        byte[] interim = newKeyFromSha(sessionKey);
        sessionKey = reduced(update(cipher(interim), interim));
    }

    byte[] sessionKey() {
        return sessionKey.clone();
    }

    /** The key stream of the present key from its beginning. */
    Cipher cipher() {
        return cipher(sessionKey);
    }

    static Cipher cipher(byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance("ARCFOUR");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] update(Cipher cipher, byte[] data) {
        byte[] output = cipher.update(data);
        return output == null ? new byte[0] : output;
    }

    private byte[] newKeyFromSha(byte[] key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] pad2 = new byte[40];
            Arrays.fill(pad2, (byte) 0xf2);
            sha1.update(startKey);
            sha1.update(new byte[40]);
            sha1.update(key);
            sha1.update(pad2);
            return Arrays.copyOf(sha1.digest(), startKey.length);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] reduced(byte[] key) {
        byte[] salt = switch (keyBits) {
            case 40 -> new byte[] {(byte) 0xd1, 0x26, (byte) 0x9e};
            case 56 -> new byte[] {(byte) 0xd1};
            default -> new byte[0];
        };
        System.arraycopy(salt, 0, key, 0, salt.length);
        return key;
    }
}
