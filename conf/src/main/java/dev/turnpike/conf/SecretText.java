package dev.turnpike.conf;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A secret that does not print itself. Immutable until wiped; may be shared between threads before that. */
public final class SecretText implements AutoCloseable {

    private final char[] characters;

    private SecretText(char[] characters) {
        this.characters = characters;
    }

    /** A copy of {@code characters}, which the caller may wipe. */
    public static SecretText of(char[] characters) {
        return new SecretText(characters.clone());
    }

    /** For values that came as text. */
    public static SecretText of(CharSequence text) {
        return new SecretText(text.toString().toCharArray());
    }

    /** A copy, which the caller wipes after use. */
    public char[] characters() {
        return characters.clone();
    }

    /** The secret in UTF-8; the caller wipes it after use. */
    public byte[] utf8() {
        ByteBuffer encoded = ByteBuffer.allocate(characters.length * 3);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(characters), encoded, true);
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return characters.length == 0;
    }

    /** Overwrites the secret. */
    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    /** Always the same three stars. */
    @Override
    public String toString() {
        return "***";
    }
}
