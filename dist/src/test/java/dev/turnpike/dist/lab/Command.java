package dev.turnpike.dist.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs short commands to their end. */
final class Command {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Command() {}

    /** Returns what the command printed on standard output; fails unless it ends with status 0 in time. */
    static String run(List<String> command) {
        Path errors = temporaryFile();
        Path output = temporaryFile();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new LabException(command + " did not end within " + LIMIT);
            }
            if (process.exitValue() != 0) {
                throw new LabException(
                        command + " ended with status " + process.exitValue() + ": " + Files.readString(errors, UTF_8));
            }
            return Files.readString(output, UTF_8);
        } catch (IOException e) {
            throw new LabException(command + " cannot be run", e);
        } catch (InterruptedException e) {
            throw new LabException(command + " was interrupted", e);
        } finally {
            delete(errors);
            delete(output);
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("lab", ".out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
