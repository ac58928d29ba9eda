package dev.turnpike.dist.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs that run on the host behind the server. */
public final class InnerHost {
    /** The port from which a guest downloads. */
    public static final int DOWNLOAD_PORT = 7001;

    /** The port to which a guest uploads. */
    public static final int UPLOAD_PORT = 7002;

    private static final Duration START = Duration.ofSeconds(30);

    private final LineLog log;

    private InnerHost(LineLog log) {
        this.log = log;
    }

    /** Returns the command of iperf3's server. */
    static List<String> iperf3() {
        return List.of("iperf3", "-s", "--forceflush", "-B", LabNetwork.INNER_HOST);
    }

    /** Returns the command of a {@link TransferHost}. */
    static List<String> transfer(long bytes) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                TestClasses.directory().toString(),
                TransferHost.class.getName(),
                LabNetwork.INNER_HOST,
                "" + DOWNLOAD_PORT,
                "" + UPLOAD_PORT,
                "" + bytes);
    }

    static InnerHost ready(ChildProcess program) {
        program.log().await(Pattern.compile("[Ll]istening"), START);
        return new InnerHost(program.log());
    }

    /** Waits for what the program says. */
    public Matcher await(String expression, Duration limit) {
        return log.await(Pattern.compile(expression), limit);
    }
}
