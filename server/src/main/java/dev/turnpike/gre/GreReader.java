package dev.turnpike.gre;

import dev.turnpike.net.Ipv4Header;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.PacketPool;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives the GRE packets of all sessions and hands each to its own. To be run on a platform thread: it blocks in the
 * kernel.
 *
 * <p>What is not right is counted with its reason and dropped; nothing is ever answered, so that forged packets gain
 * nothing.
 */
public final class GreReader implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(GreReader.class);
    private static final int PROTOCOL_GRE = 47;

    private final GreSocket socket;
    private final CallTable calls;
    private final PacketPool pool;
    private final Counters counters;
    private final Consumer<IOException> onFailure;
    private volatile boolean running = true;

    /** Calls {@code onFailure} on its own thread, once, if the socket dies unasked: without it no session goes on. */
    public GreReader(
            GreSocket socket, CallTable calls, PacketPool pool, Counters counters, Consumer<IOException> onFailure) {
        this.socket = socket;
        this.calls = calls;
        this.pool = pool;
        this.counters = counters;
        this.onFailure = onFailure;
    }

    /** Reads until {@link #stop} or until the socket dies. */
    @Override
    public void run() {
        PacketBuffer packet = pool.take();
        try {
            while (running) {
                packet.set(PacketBuffer.HEADROOM, 0);
                if (socket.receive(packet) && passOn(packet)) {
                    packet = pool.take();
                }
            }
        } catch (IOException e) {
            if (running) {
                log.error("GRE can no longer be received: {}", e.getMessage());
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
        if (!uncover(packet)) {
            counters.count(Counter.GRE_MALFORMED);
            return false;
        }
        int source = Ipv4Header.source(packet);
        packet.skip(Ipv4Header.headerLength(packet));
        if (!GreHeader.isValid(packet)) {
            counters.count(Counter.GRE_MALFORMED);
            return false;
        }
        CallTable.@Nullable Call call = calls.find(GreHeader.callId(packet));
        if (call == null) {
            counters.count(Counter.GRE_UNKNOWN_CALL);
            return false;
        }
        if (call.peerAddress() != source) {
            counters.count(Counter.GRE_FOREIGN_SOURCE);
            return false;
        }
        offer(call.sink(), packet);
        return true;
    }

    /** Cuts the packet to what its IP header says; false if that header is no good. */
    private static boolean uncover(PacketBuffer packet) {
        if (!Ipv4Header.isValid(packet)
                || Ipv4Header.protocol(packet) != PROTOCOL_GRE
                || Ipv4Header.isFragment(packet)) { // the kernel puts fragments together before a raw socket sees them
            return false;
        }
        packet.truncate(Ipv4Header.totalLength(packet));
        return true;
    }

    private void offer(GreSink sink, PacketBuffer packet) {
        try {
            sink.offer(packet);
        } catch (RuntimeException e) {
            // A fault of one session must not end all others. Whose the buffer is now nobody knows: it is not used
            // again.
            counters.count(Counter.HANDOVER_FAILED);
            long failures = counters.value(Counter.HANDOVER_FAILED);
            if (Long.bitCount(failures)
                    == 1) { // the 1st, 2nd, 4th, 8th: a fault in every packet must not fill the disk
                log.error("A GRE packet was lost to a fault of the server, {} so far", failures, e);
            }
        }
    }
}
