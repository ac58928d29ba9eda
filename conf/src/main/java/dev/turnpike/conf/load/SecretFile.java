package dev.turnpike.conf.load;

import dev.turnpike.conf.SecretText;
import java.nio.file.Path;
import java.util.Arrays;

/** A file that holds one secret on one line. */
final class SecretFile {

    private SecretFile() {}

    /** The line, without its end. */
    static SecretText read(Path file) throws TextFile.Unusable {
        char[] characters = TextFile.read(file);
        char[] line = firstLine(characters);
        try {
            if (line.length == 0) {
                throw new TextFile.Unusable(0, "has an empty first line: the secret stands there");
            }
            if (!isBlank(characters, line.length)) {
                throw new TextFile.Unusable(0, "has more than one line: the secret stands there alone");
            }
            return SecretText.of(line);
        } finally {
            Arrays.fill(characters, '\0');
            Arrays.fill(line, '\0');
        }
    }

    private static boolean isBlank(char[] characters, int from) {
        for (int i = from; i < characters.length; i++) {
            if (!Character.isWhitespace(characters[i])) {
                return false;
            }
        }
        return true;
    }

    private static char[] firstLine(char[] characters) {
        int end = 0;
        while (end < characters.length && characters[end] != '\n' && characters[end] != '\r') {
            end++;
        }
        return Arrays.copyOf(characters, end);
    }
}
