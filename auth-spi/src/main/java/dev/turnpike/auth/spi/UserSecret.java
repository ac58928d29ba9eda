package dev.turnpike.auth.spi;

import dev.turnpike.conf.SecretText;
import java.util.EnumSet;
import java.util.Set;

/** A user's secret, in the form in which it is kept. */
public sealed interface UserSecret {

    /** The methods that can be verified with it. */
    Set<AuthMethod> methods();

    /** The password itself. */
    record Plaintext(SecretText password) implements UserSecret {
        @Override
        public Set<AuthMethod> methods() {
            return EnumSet.of(AuthMethod.MSCHAP_V2, AuthMethod.CHAP_MD5, AuthMethod.PAP);
        }
    }

    /**
     * The NT hash: MD4 of the password in UTF-16LE (RFC 2759 section 8.3).
     *
     * @param value 16 octets
     */
    record NtHash(byte[] value) implements UserSecret {
        @Override
        public Set<AuthMethod> methods() {
            return EnumSet.of(AuthMethod.MSCHAP_V2, AuthMethod.PAP);
        }

        @Override
        public String toString() {
            return "NtHash[***]";
        }
    }
}
