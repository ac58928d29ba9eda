package dev.turnpike.main;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param out standard output, for what was asked for
 * @param err standard error, for everything else
 * @param prompt asks for a secret without echo; nothing where nobody sits at a keyboard
 * @param colours whether {@code out} shows colours
 */
public record Terminal(InputStream in, PrintWriter out, PrintWriter err, Optional<Prompt> prompt, boolean colours) {

    private static final Path STANDARD_INPUT = Path.of("/proc/self/fd/0");
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    /** Asks the person at the keyboard. */
    @FunctionalInterface
    public interface Prompt {

        /** What was typed, without echo; the caller wipes it. Empty where the input ended. */
        char[] secret(String question);
    }

    /** The terminal of this process. */
    public static Terminal ofProcess(Map<String, String> environment) {
        Optional<Prompt> prompt = Optional.ofNullable(System.console())
                .filter(console -> isTerminal(STANDARD_INPUT))
                .map(console -> question -> ask(console, question));
        // https://no-color.org: whatever the value, if there is one.
        boolean colours = isTerminal(STANDARD_OUTPUT)
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(
                System.in,
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                prompt,
                colours);
    }

    private static char[] ask(Console console, String question) {
        char @Nullable [] typed = console.readPassword("%s", question);
        return typed == null ? new char[0] : typed;
    }

    /** System.console() is no answer: from Java 22 on it is there without a terminal too. */
    static boolean isTerminal(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
