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
import java.util.Optional;
import java.util.random.RandomGenerator;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/**
 * Where a command takes a user's password from: a file, a generator, the keyboard, or else one line of standard input. Never
 * from the command line, which every user of the machine can read.
 */
final class SecretOptions {

    private static final int MAX_OCTETS = 1024;
    private static final String ALPHABET =
            "abcdefghijkmnpqrstuvwxyz23456789"; // 32: five bits each, none looks like another
    private static final int GROUPS = 4;
    private static final int GROUP = 6; // 4 x 6 x 5 = 120 bits

    @ArgGroup
    private Choice choice = new Choice();

    /** At most one of these. */
    static final class Choice {

        @Option(
                names = "--password-file",
                paramLabel = "FILE",
                description = "Takes the password from the first line of FILE; - is standard input.")
        private Optional<String> file = Optional.empty();

        @Option(names = "--generate", description = "Makes a long random password and prints it.")
        private boolean generate;
    }

    /** Whether the password is made here, so that somebody must be told. */
    boolean isGenerated() {
        return choice.generate;
    }

    /** The password. */
    SecretText read(Terminal terminal, RandomGenerator random) throws CommandException {
        if (choice.generate) {
            return generated(random);
        }
        Optional<String> file = choice.file.filter(name -> !name.equals("-"));
        if (file.isPresent()) {
            return fromFile(file.get());
        }
        if (choice.file.isEmpty() && terminal.prompt().isPresent()) {
            return typed(terminal.prompt().get());
        }
        try {
            return firstLine(terminal.in(), "standard input");
        } catch (IOException e) {
            throw new CommandException(ExitStatus.FAILED, "standard input cannot be read: " + e.getMessage(), e);
        }
    }

    private static SecretText generated(RandomGenerator random) {
        char[] characters = new char[GROUPS * (GROUP + 1) - 1];
        for (int i = 0; i < characters.length; i++) {
            boolean between = i % (GROUP + 1) == GROUP;
            characters[i] = between ? '-' : ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
        return wiped(characters);
    }

    private static SecretText typed(Terminal.Prompt prompt) throws CommandException {
        char[] first = prompt.secret("Password: ");
        char[] second = prompt.secret("Once more: ");
        try {
            if (!Arrays.equals(first, second)) {
                throw new CommandException(ExitStatus.FAILED, "the two passwords differ: type the same one twice");
            }
            if (first.length == 0) {
                throw empty("the keyboard");
            }
            return SecretText.of(first);
        } finally {
            Arrays.fill(first, '\0');
            Arrays.fill(second, '\0');
        }
    }

    private static SecretText fromFile(String file) throws CommandException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return firstLine(in, file);
        } catch (IOException e) {
            throw new CommandException(
                    ExitStatus.FAILED, "the password file " + file + " cannot be read: correct its name or mode", e);
        }
    }

    private static SecretText firstLine(InputStream in, String name) throws IOException, CommandException {
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

    private static SecretText decoded(ByteBuffer line, String name) throws CommandException {
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

    private static CommandException empty(String name) {
        return new CommandException(
                ExitStatus.FAILED, "no password came from " + name + ": give one, or use --generate");
    }

    private static SecretText wiped(char[] characters) {
        SecretText secret = SecretText.of(characters);
        Arrays.fill(characters, '\0');
        return secret;
    }
}
