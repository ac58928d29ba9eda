package dev.turnpike.auth.file;

import dev.turnpike.conf.SecretText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Writes words so that {@link WordReader} reads them back, and refuses what no writing can carry. Pure functions. */
final class SecretsText {

    private static final int MAX_OCTETS = 255;

    private SecretsText() {}

    /**
     * Column 1.
     *
     * @throws IllegalArgumentException if it can be no user's name here
     */
    static byte[] name(String name) {
        if (name.equals(ChapSecret.WILDCARD)) {
            throw new IllegalArgumentException("a name must not be *, which stands for anybody, quoted or not");
        }
        check(name.toCharArray(), "a name");
        return quoted(name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Column 3. The caller wipes the result.
     *
     * @throws IllegalArgumentException if it can be no secret here
     */
    static byte[] secret(SecretText secret) {
        char[] characters = secret.characters();
        try {
            if (characters.length > 1 && characters[0] == '@' && characters[1] == '/') {
                throw new IllegalArgumentException("a secret must not begin with @/, which names a file");
            }
            check(characters, "a secret");
        } finally {
            Arrays.fill(characters, '\0');
        }
        byte[] utf8 = secret.utf8();
        byte[] quoted = quoted(utf8);
        Arrays.fill(utf8, (byte) 0);
        return quoted;
    }

    /**
     * Column 4; {@code *} where there is no fixed address.
     *
     * @throws IllegalArgumentException if it is no address that a client can have
     */
    static byte[] address(Optional<String> address) {
        if (address.isPresent()
                && Ipv4.parse(address.get()).filter(Ipv4::isHost).isEmpty()) {
            throw new IllegalArgumentException("an address must be four decimal numbers, such as 10.0.0.5");
        }
        return address.orElse("*").getBytes(StandardCharsets.US_ASCII);
    }

    private static void check(char[] characters, String what) {
        if (characters.length == 0) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        int octets = 0;
        for (int i = 0; i < characters.length; i++) {
            int c = Character.codePointAt(characters, i);
            if (Character.isISOControl(c)) {
                throw new IllegalArgumentException(what + " must not have control characters");
            }
            if (c <= Character.MAX_VALUE && Character.isSurrogate((char) c)) {
                throw new IllegalArgumentException(what + " must be valid Unicode");
            }
            octets += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            i += Character.charCount(c) - 1;
        }
        if (octets > MAX_OCTETS) {
            throw new IllegalArgumentException(what + " must not be longer than " + MAX_OCTETS + " octets in UTF-8");
        }
    }

    private static byte[] quoted(byte[] word) {
        boolean plain = true;
        for (byte octet : word) {
            plain &= octet != ' ' && octet != '#' && octet != '"' && octet != '\'' && octet != '\\';
        }
        if (plain) {
            return word.clone();
        }
        ByteArrayOutputStream quoted = new ByteArrayOutputStream(word.length * 2 + 2);
        quoted.write('"');
        for (byte octet : word) {
            if (octet == '"' || octet == '\\') {
                quoted.write('\\');
            }
            quoted.write(octet);
        }
        quoted.write('"');
        return quoted.toByteArray();
    }
}
