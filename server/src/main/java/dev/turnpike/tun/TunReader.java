package dev.turnpike.tun;

import dev.turnpike.net.Ipv4Header;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.PacketPool;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the kernel routes to clients and hands each packet to its session. To be run on a platform thread: it blocks
 * in the kernel. What is for nobody is counted and dropped.
 */
public final class TunReader implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(TunReader.class);

    private final TunDevice device;
    private final RouteTable routes;
    private final PacketPool pool;
    private final Counters counters;
    private final Consumer<IOException> onFailure;
    private volatile boolean running = true;

    /** Calls {@code onFailure} on its own thread, once, if the device dies unasked: without it no session goes on. */
    public TunReader(
            TunDevice device, RouteTable routes, PacketPool pool, Counters counters, Consumer<IOException> onFailure) {
        this.device = device;
        this.routes = routes;
        this.pool = pool;
        this.counters = counters;
        this.onFailure = onFailure;
    }

    /** Reads until {@link #stop} or until the device dies. */
    @Override
    public void run() {
        PacketBuffer packet = pool.take();
        try {
            while (running) {
                packet.set(PacketBuffer.HEADROOM, 0);
                if (device.read(packet) && passOn(packet)) {
                    packet = pool.take();
                }
            }
        } catch (IOException e) {
            if (running) {
                log.error("The interface {} can no longer be read: {}", device.name(), e.getMessage());
                onFailure.accept(e);
            }
        } finally {
            packet.release();
        }
    }

    /** Lets {@link #run} end within half a second. From any thread. */
    public void stop() {
        running = false;
    }

    /** Whether the packet has a new owner. */
    private boolean passOn(PacketBuffer packet) {
        if (!Ipv4Header.isValid(packet)) {
            boolean six = Ipv4Header.version(packet) == 6;
            counters.count(six ? Counter.TUN_IPV6 : Counter.INNER_MALFORMED);
            return false;
        }
        packet.truncate(Ipv4Header.totalLength(packet));
        PacketSink sink = routes.find(Ipv4Header.destination(packet));
        if (sink == null) {
            counters.count(Counter.NO_ROUTE);
            return false;
        }
        offer(sink, packet);
        return true;
    }

    private void offer(PacketSink sink, PacketBuffer packet) {
        try {
            sink.offer(packet);
        } catch (RuntimeException e) {
            // A fault of one session must not end all others. Whose the buffer is now nobody knows: it is not used
            // again.
            counters.count(Counter.HANDOVER_FAILED);
            long failures = counters.value(Counter.HANDOVER_FAILED);
            if (Long.bitCount(failures)
                    == 1) { // the 1st, 2nd, 4th, 8th: a fault in every packet must not fill the disk
                log.error("A packet for a client was lost to a fault of the server, {} so far", failures, e);
            }
        }
    }
}
