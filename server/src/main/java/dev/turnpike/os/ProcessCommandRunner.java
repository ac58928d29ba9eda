package dev.turnpike.os;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands as child processes, with an environment of its own: nothing of the server's reaches them. Immutable; any
 * platform thread.
 */
public final class ProcessCommandRunner implements CommandRunner {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C");
    private static final int OUTPUT_LIMIT = 16 << 10;

    private final Duration deadline;

    /** Kills a command that has not ended after {@code deadline}. */
    public ProcessCommandRunner(Duration deadline) {
        this.deadline = deadline;
    }

    @Override
    public String run(List<String> command, String input) throws CommandException {
        Process process = start(command);
        try {
            Output output = Output.of(process);
            feed(process, input);
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CommandException(command, "has not ended after " + deadline.toMillis() + " ms");
            }
            if (!output.isComplete(deadline)) {
                throw new CommandException(command, "has ended, but what it started holds its output");
            }
            String text = output.text();
            if (process.exitValue() != 0) {
                throw new CommandException(command, "exit status " + process.exitValue() + ", " + oneLine(text));
            }
            return text;
        } catch (InterruptedException e) {
            throw new CommandException(command, "the server's thread was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(List<String> command) throws CommandException {
        // ProcessBuilder looks the program up with the server's own PATH, which may lack the directories of such tools.
        List<String> wrapped = new ArrayList<>(List.of("/usr/bin/env", "--"));
        wrapped.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(wrapped).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(ENVIRONMENT);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new CommandException(command, "cannot be started: " + e.getMessage());
        }
    }

    private static void feed(Process process, String input) {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The command ended without reading all of it; its exit status says whether that was right.
            return;
        }
    }

    private static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", " | ");
        return line.isEmpty() ? "without a word" : line;
    }

    /** What a process prints, gathered on a platform thread: reading a pipe would hold a virtual thread's carrier. */
    private static final class Output {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(); // the thread's until it ends
        private final Thread thread;

        private Output(InputStream stream) {
            thread = Thread.ofPlatform().daemon().name("command-output").unstarted(() -> gather(stream));
        }

        static Output of(Process process) {
            Output output = new Output(process.getInputStream());
            output.thread.start();
            return output;
        }

        private void gather(InputStream stream) {
            byte[] chunk = new byte[1024];
            try (stream) {
                for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
                    bytes.write(chunk, 0, Math.min(length, OUTPUT_LIMIT - bytes.size()));
                }
            } catch (IOException e) {
                return; // the process was killed; what it printed before stands
            }
        }

        boolean isComplete(Duration deadline) throws InterruptedException {
            return thread.join(deadline);
        }

        /** All of it, once it is complete. */
        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
