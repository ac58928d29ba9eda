package dev.turnpike.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** From a login to the keys that MPPE starts with, RFC 3079 section 3. */
public final class MppeKeyDerivation {

    /** Octets of a master key and of a start key. */
    public static final int KEY_LENGTH = 16;

    // RFC 3079 section 3.4
    private static final byte[] MASTER = ascii("This is the MPPE Master Key");
    private static final byte[] CLIENT_SENDS =
            ascii("On the client side, this is the send key; on the server side, it is the receive key.");
    private static final byte[] SERVER_SENDS =
            ascii("On the client side, this is the receive key; on the server side, it is the send key.");
    private static final byte[] PAD_1 = new byte[40];
    private static final byte[] PAD_2 = filled(40, (byte) 0xf2);

    private MppeKeyDerivation() {}

    /** The end of the link whose keys are wanted. */
    public enum Role {
        /** Was asked to authenticate the other. */
        SERVER,
        /** Proved its password. */
        CLIENT
    }

    /**
     * The start key of each direction, from which the session keys derive. RADIUS (RFC 2548 sections 2.4.2 and 2.4.3)
     * delivers exactly these.
     *
     * @param send for what this end sends, 16 octets
     * @param receive for what this end receives, 16 octets
     */
    public record StartKeys(byte[] send, byte[] receive) {

        /** Takes the first 16 octets of each: EAP methods export 32 (RFC 3079 section 4, RFC 5216 section 2.3). */
        public StartKeys {
            send = firstOctets("send", send);
            receive = firstOctets("receive", receive);
        }

        /** Overwrites both. */
        public void wipe() {
            Secrets.wipe(send, receive);
        }

        @Override
        public String toString() {
            return "StartKeys[***]";
        }

        private static byte[] firstOctets(String name, byte[] key) {
            if (key.length < KEY_LENGTH) {
                throw new IllegalArgumentException(
                        "the " + name + " key has " + key.length + " octets, MPPE needs 16: see the back end's reply");
            }
            return Arrays.copyOf(key, KEY_LENGTH);
        }
    }

    /** The start keys of an MS-CHAPv2 login; arguments as for {@link #masterKey}. */
    public static StartKeys startKeys(byte[] passwordHashHash, byte[] ntResponse, Role role) {
        byte[] masterKey = masterKey(passwordHashHash, ntResponse);
        try {
            return startKeys(masterKey, role);
        } finally {
            Secrets.wipe(masterKey);
        }
    }

    /**
     * RFC 3079 section 3.4's GetMasterKey.
     *
     * @param passwordHashHash the MD4 of the NT hash, 16 octets
     * @param ntResponse the client's NT-Response, 24 octets
     */
    static byte[] masterKey(byte[] passwordHashHash, byte[] ntResponse) {
        MessageDigest sha1 = Digests.sha1();
        sha1.update(passwordHashHash);
        sha1.update(ntResponse);
        return Arrays.copyOf(sha1.digest(MASTER), KEY_LENGTH);
    }

    /** RFC 3079 section 3.4's GetAsymmetricStartKey for both directions. */
    static StartKeys startKeys(byte[] masterKey, Role role) {
        byte[] fromServer = asymmetric(masterKey, SERVER_SENDS);
        byte[] fromClient = asymmetric(masterKey, CLIENT_SENDS);
        try {
            return switch (role) {
                case SERVER -> new StartKeys(fromServer, fromClient);
                case CLIENT -> new StartKeys(fromClient, fromServer);
            };
        } finally {
            Secrets.wipe(fromServer, fromClient);
        }
    }

    /**
     * The first session key: GetNewKeyFromSHA of the start key with itself, then reduced (RFC 3079 section 3). Unlike
     * every later key it is not encrypted with itself.
     *
     * @param startKey 16 octets
     * @param keyBits 40, 56 or 128
     * @return 8 octets for 40 and 56 bits, 16 for 128
     */
    public static byte[] initialSessionKey(byte[] startKey, int keyBits) {
        byte[] key = Arrays.copyOf(startKey, keyLength(keyBits));
        NewKeyFromSha sha = new NewKeyFromSha(startKey, key.length);
        sha.apply(key);
        sha.wipe();
        reduce(key, keyBits);
        return key;
    }

    /** Octets of a session key of that strength: 8 for 40 and 56 bits, 16 for 128 (RFC 3079 section 3). */
    public static int keyLength(int keyBits) {
        return switch (keyBits) {
            case 40, 56 -> 8;
            case 128 -> 16;
            default -> throw new IllegalArgumentException("MPPE has keys of 40, 56 and 128 bits, not " + keyBits);
        };
    }

    /** Weakens a session key to its strength with the salts of RFC 3079 section 3: D1 26 9E for 40 bits, D1 for 56. */
    public static void reduce(byte[] sessionKey, int keyBits) {
        if (keyBits < 128) {
            sessionKey[0] = (byte) 0xd1;
        }
        if (keyBits == 40) {
            sessionKey[1] = (byte) 0x26;
            sessionKey[2] = (byte) 0x9e;
        }
    }

    private static byte[] asymmetric(byte[] masterKey, byte[] direction) {
        MessageDigest sha1 = Digests.sha1();
        sha1.update(masterKey);
        sha1.update(PAD_1);
        sha1.update(direction);
        return Arrays.copyOf(sha1.digest(PAD_2), KEY_LENGTH);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] filled(int length, byte value) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, value);
        return octets;
    }
}
