package dev.turnpike.main;

import dev.turnpike.conf.SecretText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a password: the first line of a file or of standard input, in UTF-8. */
final class PasswordInput {

    private static final int MAX_OCTETS = 1024;

    private final String remedy;

    /** Where there is no password, {@code remedy} says what to do. */
    PasswordInput(String remedy) {
        this.remedy = remedy;
    }

    SecretText fromStandardInput(Terminal terminal) throws CommandException {
        try {
            return firstLine(terminal.in(), "standard input");
        } catch (IOException e) {
            throw new CommandException(ExitStatus.FAILED, "standard input cannot be read: " + e.getMessage(), e);
        }
    }

    SecretText fromFile(String file) throws CommandException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return firstLine(in, file);
        } catch (IOException e) {
            throw new CommandException(
                    ExitStatus.FAILED, "the password file " + file + " cannot be read: correct its name or mode", e);
        }
    }

    private SecretText firstLine(InputStream in, String name) throws IOException, CommandException {
        byte[] octets = new byte[MAX_OCTETS];
        int length = 0;
        try {
            for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
                if (length == MAX_OCTETS) {
                    throw new CommandException(
                            ExitStatus.FAILED, "the first line of " + name + " is too long for a password");
                }
                octets[length++] = (byte) octet;
            }
            return decoded(ByteBuffer.wrap(octets, 0, length), name);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private SecretText decoded(ByteBuffer line, String name) throws CommandException {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(line);
            int length = decoded.limit();
            boolean windows = length > 0 && decoded.get(length - 1) == '\r';
            char[] characters = Arrays.copyOf(decoded.array(), windows ? length - 1 : length);
            Arrays.fill(decoded.array(), '\0');
            if (characters.length == 0) {
                throw empty(name);
            }
            return wiped(characters);
        } catch (CharacterCodingException e) {
            throw new CommandException(ExitStatus.FAILED, "the first line of " + name + " is not UTF-8: convert it", e);
        }
    }

    CommandException empty(String name) {
        return new CommandException(ExitStatus.FAILED, "no password came from " + name + ": " + remedy);
    }

    /** The secret; the characters are overwritten. */
    static SecretText wiped(char[] characters) {
        SecretText secret = SecretText.of(characters);
        Arrays.fill(characters, '\0');
        return secret;
    }
}
