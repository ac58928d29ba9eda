package dev.turnpike.dist.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A run of dist/quickstart inside a namespace where it cannot touch the host. */
public final class QuickstartProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ChildProcess process;

    private QuickstartProcess(ChildProcess process) {
        this.process = process;
    }

    static QuickstartProcess start(LabNetwork network, Path directory, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of("quickstart").toAbsolutePath().toString(),
                "--distribution",
                Distribution.home().toString()));
        command.addAll(options);
        return new QuickstartProcess(network.start("quickstart", directory, command));
    }

    /** Waits for a line of its output. */
    public void await(String expression) {
        process.log().await(Pattern.compile(expression), LIMIT);
    }

    /** Tells it to stop. */
    public void terminate() {
        process.terminate();
    }

    /** Waits for its end and returns its exit status. */
    public int awaitExit() {
        return process.awaitExit(LIMIT);
    }

    /** Returns what it printed. */
    public String output() {
        return process.log().text();
    }

    @Override
    public void close() {
        process.close();
    }
}
