package dev.turnpike.dist.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The assembled server, running natively in the test's namespace. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(45);
    private static final Duration LINE = Duration.ofSeconds(60);

    private final ChildProcess process;

    private ServerProcess(ChildProcess process) {
        this.process = process;
    }

    /** Starts the server and waits until it says that it is ready. */
    static ServerProcess start(String name, ServerConfiguration configuration, LabNetwork network, Path directory) {
        List<String> command = List.of(
                Distribution.launcher().toString(),
                "serve",
                "--config",
                configuration.write(directory).toString());
        ServerProcess server = new ServerProcess(network.start(name, directory, command));
        server.log().await(ServerLog.READY, START);
        return server;
    }

    /** What the server logged. */
    public LineLog log() {
        return process.log();
    }

    /** Waits for a line of the log, past or future. */
    public Matcher await(Pattern line) {
        return log().await(line, LINE);
    }

    /** Stops the server as its service manager does, and returns its exit status. */
    public int stop() {
        process.terminate();
        return process.awaitExit(STOP);
    }

    /** Ends the server without a last word to anybody. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
