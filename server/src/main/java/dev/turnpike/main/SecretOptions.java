package dev.turnpike.main;

import dev.turnpike.conf.SecretText;
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

    private static final String ALPHABET =
            "abcdefghijkmnpqrstuvwxyz23456789"; // 32: five bits each, none looks like another
    private static final int GROUPS = 4;
    private static final int GROUP = 6; // 4 x 6 x 5 = 120 bits

    private static final PasswordInput INPUT = new PasswordInput("give one, or use --generate");

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
            return INPUT.fromFile(file.get());
        }
        if (choice.file.isEmpty() && terminal.prompt().isPresent()) {
            return typed(terminal.prompt().get());
        }
        return INPUT.fromStandardInput(terminal);
    }

    private static SecretText generated(RandomGenerator random) {
        char[] characters = new char[GROUPS * (GROUP + 1) - 1];
        for (int i = 0; i < characters.length; i++) {
            boolean between = i % (GROUP + 1) == GROUP;
            characters[i] = between ? '-' : ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
        return PasswordInput.wiped(characters);
    }

    private static SecretText typed(Terminal.Prompt prompt) throws CommandException {
        char[] first = prompt.secret("Password: ");
        char[] second = prompt.secret("Once more: ");
        try {
            if (!Arrays.equals(first, second)) {
                throw new CommandException(ExitStatus.FAILED, "the two passwords differ: type the same one twice");
            }
            if (first.length == 0) {
                throw INPUT.empty("the keyboard");
            }
            return SecretText.of(first);
        } finally {
            Arrays.fill(first, '\0');
            Arrays.fill(second, '\0');
        }
    }
}
