package dev.turnpike.auth.file;

import dev.turnpike.conf.SecretText;
import java.util.Arrays;

/** The third column. */
sealed interface SecretColumn {

    /** Whether both hold the same secret, or name the same file. */
    default boolean isSameAs(SecretColumn other) {
        return switch (this) {
            case Literal literal -> other instanceof Literal another && same(literal.secret(), another.secret());
            case InFile inFile -> inFile.equals(other);
        };
    }

    private static boolean same(SecretText one, SecretText other) {
        char[] first = one.characters();
        char[] second = other.characters();
        boolean same = Arrays.equals(first, second);
        Arrays.fill(first, '\0');
        Arrays.fill(second, '\0');
        return same;
    }

    /** The secret itself. */
    record Literal(SecretText secret) implements SecretColumn {}

    /** {@code @/path}: the first word of that file, read at each look-up as pppd does. */
    record InFile(String file) implements SecretColumn {}
}
