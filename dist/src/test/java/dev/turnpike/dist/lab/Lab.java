package dev.turnpike.dist.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The laboratory of one test: a namespace with its network, and everything that is started in it. Closing it ends all
 * of that in reverse order. Its logs stay in its directory. Used by the thread of the test; at the end of the JVM
 * another may close it.
 */
public final class Lab implements AutoCloseable {
    private final Path directory;
    private final LabNetwork network;
    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private int starts;

    private Lab(Path directory, LabNetwork network) {
        this.directory = directory;
        this.network = network;
        open.push(network);
    }

    static Lab open(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Lab(
                directory,
                LabNetwork.create("turnpike-lab-" + ProcessHandle.current().pid()));
    }

    /** Starts the server under test and waits until it is ready. */
    public ServerProcess startServer(ServerConfiguration configuration) {
        return track(ServerProcess.start("server-" + ++starts, configuration, network, directory));
    }

    /** Boots a client. */
    public UmlGuest boot(ClientPlan plan) {
        return track(UmlGuest.boot(plan, network, TestClasses.scripts(), directory));
    }

    /** Captures everything between the server and its clients. */
    public PacketCapture capture() {
        return track(PacketCapture.start(network, directory));
    }

    /** Starts iperf3's server behind the server under test. */
    public InnerHost startIperf3() {
        return InnerHost.ready(track(network.start("iperf3", directory, InnerHost.iperf3())));
    }

    /** Starts a host behind the server that sends and takes so many bytes. */
    public InnerHost startTransferHost(long bytes) {
        return InnerHost.ready(track(network.start("transfer", directory, InnerHost.transfer(bytes))));
    }

    /** Starts dist/quickstart in the namespace of the laboratory with the distribution under test. */
    public QuickstartProcess startQuickstart(String... options) {
        return track(QuickstartProcess.start(network, directory, List.of(options)));
    }

    /** Lets packets pass from one client to another, which is so from the start, or stops them. */
    public void forward(boolean on) {
        network.forward(on);
    }

    /** Everything that a program could change in this network: addresses, routes, rules, forwarding. */
    public String networkState() {
        return network.state();
    }

    /** A file that guests see as soon as it exists. */
    public Path signal() {
        return directory.resolve("signal");
    }

    /** Lets the guests go on that wait for {@link #signal()}. */
    public void giveSignal() {
        try {
            Files.createFile(signal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T extends AutoCloseable> T track(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() {
        LabException failure = new LabException("the laboratory could not be cleared");
        for (AutoCloseable resource = open.poll(); resource != null; resource = open.poll()) {
            try {
                resource.close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
