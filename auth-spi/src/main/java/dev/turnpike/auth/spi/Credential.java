package dev.turnpike.auth.spi;

import dev.turnpike.conf.SecretText;

/**
 * What the client sent as proof. The arrays are the request's own: a provider copies what it keeps, and the server wipes
 * passwords when the login has ended. A provider sees only the kinds of the methods it names.
 */
public sealed interface Credential {

    /** The method it belongs to. */
    AuthMethod method();

    /** RFC 1334 section 2.2.1: the password itself, wiped when {@link Authenticator#authenticate} has returned. */
    record Pap(SecretText password) implements Credential {
        @Override
        public AuthMethod method() {
            return AuthMethod.PAP;
        }
    }

    /**
     * RFC 1994 section 4.1: {@code response = MD5(identifier, password, challenge)}.
     *
     * @param identifier the CHAP identifier, 0 to 255
     * @param challenge ours, 16 octets
     * @param response 16 octets
     */
    record ChapMd5(int identifier, byte[] challenge, byte[] response) implements Credential {
        @Override
        public AuthMethod method() {
            return AuthMethod.CHAP_MD5;
        }

        @Override
        public String toString() {
            return "ChapMd5[identifier=" + identifier + "]";
        }
    }

    /**
     * RFC 2759 section 4.
     *
     * @param identifier the CHAP identifier, 0 to 255
     * @param authenticatorChallenge ours, 16 octets
     * @param peerChallenge the client's, 16 octets
     * @param ntResponse 24 octets
     * @param flags as the client sent them, 0 or 4
     */
    record MsChapV2(int identifier, byte[] authenticatorChallenge, byte[] peerChallenge, byte[] ntResponse, int flags)
            implements Credential {
        @Override
        public AuthMethod method() {
            return AuthMethod.MSCHAP_V2;
        }

        @Override
        public String toString() {
            return "MsChapV2[identifier=" + identifier + ", flags=" + flags + "]";
        }
    }

    /**
     * RFC 2759 section 7: a new password for one that has expired.
     *
     * @param identifier the CHAP identifier, 0 to 255
     * @param authenticatorChallenge ours, 16 octets
     * @param peerChallenge the client's, 16 octets
     * @param ntResponse 24 octets over the new password
     * @param encryptedPassword 516 octets
     * @param encryptedHash 16 octets
     */
    record MsChapV2ChangePassword(
            int identifier,
            byte[] authenticatorChallenge,
            byte[] peerChallenge,
            byte[] ntResponse,
            byte[] encryptedPassword,
            byte[] encryptedHash)
            implements Credential {
        @Override
        public AuthMethod method() {
            return AuthMethod.MSCHAP_V2;
        }

        @Override
        public String toString() {
            return "MsChapV2ChangePassword[identifier=" + identifier + "]";
        }
    }

    /**
     * RFC 3748 section 4: one EAP packet from the client, from its Code octet on.
     *
     * @param packet the whole packet
     */
    record Eap(byte[] packet) implements Credential {
        @Override
        public AuthMethod method() {
            return AuthMethod.EAP;
        }

        @Override
        public String toString() {
            return "Eap[" + packet.length + " octets]";
        }
    }
}
