package dev.turnpike.dist.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A long-running child: its output is a {@link LineLog}, and closing it ends it, gently first. */
final class ChildProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final LineLog log;

    private ChildProcess(String name, Process process, LineLog log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts the command; both of its output streams go to the file NAME.log of the directory. */
    static ChildProcess start(String name, Path directory, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            LineLog log = new LineLog(name, directory.resolve(name + ".log"));
            Thread.ofVirtual().name(name + "-output").start(() -> log.readAll(process.getInputStream()));
            return new ChildProcess(name, process, log);
        } catch (IOException e) {
            throw new LabException(command + " cannot be started", e);
        }
    }

    LineLog log() {
        return log;
    }

    /** Asks it to end (SIGTERM). */
    void terminate() {
        // Not Process.destroy(): that closes our end of what the child still has to say.
        process.toHandle().destroy();
    }

    /** Ends it without a last word (SIGKILL), and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        awaitExit(GRACE);
    }

    /** Returns the exit status; fails when the process outlives the limit. */
    int awaitExit(Duration limit) {
        if (!ends(limit)) {
            throw new AssertionError(log + " has not ended within " + limit);
        }
        return process.exitValue();
    }

    private boolean ends(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new LabException(name + ": interrupted while waiting for its end", e);
        }
    }

    @Override
    public void close() {
        terminate();
        if (!ends(GRACE)) {
            kill();
        }
    }
}
