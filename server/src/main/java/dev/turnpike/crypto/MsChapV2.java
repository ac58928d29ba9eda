package dev.turnpike.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.params.DESParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * One MS-CHAPv2 exchange, RFC 2759 section 8, from either side. Immutable; any thread may use it.
 *
 * <p>Knows the challenges and the name; the hashes come as arguments, so that nothing secret stays in it.
 */
public final class MsChapV2 {

    /** Octets of the challenge of either side. */
    public static final int CHALLENGE_LENGTH = 16;

    /** Octets of the NT-Response. */
    public static final int NT_RESPONSE_LENGTH = 24;

    /** Characters of the authenticator response: {@code S=} and 40 hexadecimal digits. */
    public static final int AUTHENTICATOR_RESPONSE_LENGTH = 42;

    // RFC 2759 section 8.7
    private static final byte[] SERVER_TO_CLIENT = ascii("Magic server to client signing constant");
    private static final byte[] PAD = ascii("Pad to make it do more than one iteration");

    private final byte[] challenge;

    /**
     * An exchange between these two.
     *
     * @param authenticatorChallenge the server's challenge, 16 octets
     * @param peerChallenge the client's challenge, 16 octets
     * @param userName as the client sent it, with or without {@code DOMAIN\}
     */
    public MsChapV2(byte[] authenticatorChallenge, byte[] peerChallenge, String userName) {
        requireLength("authenticator challenge", authenticatorChallenge, CHALLENGE_LENGTH);
        requireLength("peer challenge", peerChallenge, CHALLENGE_LENGTH);
        MessageDigest sha1 = Digests.sha1();
        sha1.update(peerChallenge);
        sha1.update(authenticatorChallenge);
        sha1.update(hashedName(userName));
        challenge = Arrays.copyOf(sha1.digest(), 8);
    }

    /** RFC 2759 section 8.2's ChallengeHash, 8 octets. */
    public byte[] challengeHash() {
        return challenge.clone();
    }

    /** The client's NT-Response (RFC 2759 section 8.1), 24 octets, from the password's NT hash. */
    public byte[] ntResponse(byte[] ntHash) {
        NtPasswordHash.requireHash(ntHash);
        // RFC 2759 section 8.5: the hash, padded to 21 octets with zeros, makes three DES keys.
        byte[] padded = Arrays.copyOf(ntHash, 21);
        byte[] response = new byte[NT_RESPONSE_LENGTH];
        for (int block = 0; block < 3; block++) {
            byte[] key = desKey(padded, 7 * block);
            DESEngine des = new DESEngine();
            des.init(true, new KeyParameter(key));
            des.processBlock(challenge, 0, response, 8 * block);
            Secrets.wipe(key);
        }
        Secrets.wipe(padded);
        return response;
    }

    /** Whether the client's NT-Response proves that it knows the password with that NT hash. */
    public boolean verify(byte[] ntHash, byte[] ntResponse) {
        return Secrets.equal(ntResponse(ntHash), ntResponse);
    }

    /**
     * The server's proof that it knows the password too, RFC 2759 section 8.7.
     *
     * @param passwordHashHash {@link NtPasswordHash#hashOf} the NT hash
     * @param ntResponse the client's, which was found right
     * @return {@code S=} and 40 upper-case hexadecimal digits
     */
    public String authenticatorResponse(byte[] passwordHashHash, byte[] ntResponse) {
        NtPasswordHash.requireHash(passwordHashHash);
        requireLength("NT-Response", ntResponse, NT_RESPONSE_LENGTH);
        MessageDigest sha1 = Digests.sha1();
        sha1.update(passwordHashHash);
        sha1.update(ntResponse);
        sha1.update(SERVER_TO_CLIENT);
        byte[] digest = sha1.digest();
        sha1.update(digest);
        sha1.update(challenge);
        sha1.update(PAD);
        return "S=" + HexFormat.of().withUpperCase().formatHex(sha1.digest());
    }

    /**
     * The client's check of the server (RFC 2759 section 8.8): whether the message of a Success packet begins with the
     * right authenticator response and holds nothing else, or goes on after a blank ({@code S=... M=...}). A client must
     * end the link when it is not so.
     */
    public boolean verifySuccess(String message, byte[] passwordHashHash, byte[] ntResponse) {
        boolean ends = message.length() == AUTHENTICATOR_RESPONSE_LENGTH;
        boolean goesOn = message.length() > AUTHENTICATOR_RESPONSE_LENGTH
                && message.charAt(AUTHENTICATOR_RESPONSE_LENGTH) == ' ';
        if (!ends && !goesOn) {
            return false;
        }
        String sent = message.substring(0, AUTHENTICATOR_RESPONSE_LENGTH);
        String right = authenticatorResponse(passwordHashHash, ntResponse);
        return Secrets.equal(sent.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * RFC 2759 section 8.2: the name without {@code DOMAIN\}. A realm stays, because Windows hashes it; letters stay as
     * they were typed.
     */
    private static byte[] hashedName(String userName) {
        return userName.substring(userName.indexOf('\\') + 1).getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 2759 section 8.6: spreads 7 octets over 8, seven bits each, and sets odd parity. */
    static byte[] desKey(byte[] raw, int offset) {
        long bits = 0;
        for (int i = 0; i < 7; i++) {
            bits = bits << 8 | (raw[offset + i] & 0xff);
        }
        byte[] key = new byte[8];
        for (int i = 0; i < 8; i++) {
            key[i] = (byte) (bits >>> (49 - 7 * i) << 1);
        }
        DESParameters.setOddParity(key);
        return key;
    }

    private static void requireLength(String name, byte[] value, int length) {
        if (value.length != length) {
            throw new IllegalArgumentException("the " + name + " has " + length + " octets, not " + value.length);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
