package dev.turnpike.auth.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The characters of a word. Pure functions. */
final class WordText {

    private WordText() {}

    /**
     * The octets as UTF-8; where they are not, as ISO 8859-1, which is what pppd makes of them when it widens each octet
     * for the NT hash. The caller wipes the result if it is a secret.
     */
    static char[] characters(byte[] octets) {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            char[] characters = Arrays.copyOf(decoded.array(), decoded.limit());
            Arrays.fill(decoded.array(), '\0');
            return characters;
        } catch (CharacterCodingException notUtf8) {
            return latin1(octets);
        }
    }

    /** The same as text; for what is no secret. */
    static String text(byte[] octets) {
        return new String(characters(octets));
    }

    /** Whether {@link #characters} has to fall back to ISO 8859-1. */
    static boolean isUtf8(byte[] octets) {
        try {
            Arrays.fill(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(octets))
                            .array(),
                    '\0');
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static char[] latin1(byte[] octets) {
        char[] characters = new char[octets.length];
        for (int i = 0; i < octets.length; i++) {
            characters[i] = (char) (octets[i] & 0xff);
        }
        return characters;
    }
}
