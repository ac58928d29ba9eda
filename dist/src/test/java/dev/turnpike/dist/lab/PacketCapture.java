package dev.turnpike.dist.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** tcpdump on the bridge: everything that passes between the server and its clients. */
public final class PacketCapture implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Path file;
    private final ChildProcess tcpdump;

    private PacketCapture(Path file, ChildProcess tcpdump) {
        this.file = file;
        this.tcpdump = tcpdump;
    }

    static PacketCapture start(LabNetwork network, Path directory) {
        Path file = directory.resolve("session.pcap");
        List<String> command = List.of(
                "tcpdump", "-i", LabNetwork.BRIDGE, "-s", "0", "-U", "--immediate-mode", "-Z", "root", "-w", "" + file);
        ChildProcess tcpdump = network.start("tcpdump", directory, command);
        tcpdump.log().await(LISTENING, LIMIT);
        return new PacketCapture(file, tcpdump);
    }

    /** Ends the capture and returns what an independent decoder makes of it. */
    public DecodedCapture stop() {
        tcpdump.terminate();
        tcpdump.awaitExit(LIMIT);
        return new DecodedCapture(file);
    }

    @Override
    public void close() {
        tcpdump.close();
    }
}
