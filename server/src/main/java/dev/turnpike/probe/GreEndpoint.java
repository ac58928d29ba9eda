package dev.turnpike.probe;

import dev.turnpike.gre.CallTable;
import dev.turnpike.gre.GreReader;
import dev.turnpike.gre.GreSocket;
import dev.turnpike.net.PacketPool;
import dev.turnpike.stats.Counters;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GRE of this machine, shared by any number of tunnels: the socket and the one platform thread that reads it. Any thread
 * may use it.
 *
 * <p>On loopback a raw socket sees what we send ourselves, too: only packets for call IDs of ours, from the server that
 * the call is with, are taken, and call IDs are drawn at random.
 */
public final class GreEndpoint implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GreEndpoint.class);
    private static final int POOLED = 1024;
    private static final long STOP_SECONDS = 5;

    private final GreSocket socket;
    private final CallTable calls = new CallTable();
    private final Counters counters;
    private final GreReader reader;
    private final AtomicReference<String> failure = new AtomicReference<>("");
    private final Thread thread;

    /** Reads from {@code socket}, which is this object's from now on, until {@link #close}. */
    public GreEndpoint(GreSocket socket, Counters counters) {
        this.socket = socket;
        this.counters = counters;
        this.reader = new GreReader(
                socket, calls, new PacketPool(POOLED), counters, e -> failure.set(String.valueOf(e.getMessage())));
        this.thread = Thread.ofPlatform().name("probe-gre-reader").daemon().unstarted(reader);
        thread.start();
    }

    /** The way out. */
    GreSocket socket() {
        return socket;
    }

    /** Which packets go to which tunnel. */
    CallTable calls() {
        return calls;
    }

    /** What is counted of all tunnels together. */
    public Counters counters() {
        return counters;
    }

    /** Why nothing can be received any more; empty while it can. */
    String failure() {
        return failure.get();
    }

    /** Ends the reader, then the socket. */
    @Override
    public void close() {
        reader.stop();
        try {
            if (!thread.join(Duration.ofSeconds(STOP_SECONDS))) {
                LOG.warn("The GRE reader did not end in {} s", STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts threads of this program", e);
        } finally {
            socket.close();
        }
    }
}
