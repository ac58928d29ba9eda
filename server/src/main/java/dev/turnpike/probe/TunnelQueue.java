package dev.turnpike.probe;

import dev.turnpike.gre.GreSink;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What waits for a tunnel's thread, in order. Any thread puts in; one takes. */
final class TunnelQueue implements GreSink {

    private static final int CAPACITY = 1024;

    private final ArrayBlockingQueue<TunnelInput> inputs = new ArrayBlockingQueue<>(CAPACITY);
    private final Counters counters;

    TunnelQueue(Counters counters) {
        this.counters = counters;
    }

    /** From the GRE reader, which must not wait: a packet without room is dropped and counted. */
    @Override
    public void offer(PacketBuffer packet) {
        if (!inputs.offer(new TunnelInput.Gre(packet))) {
            counters.count(Counter.INGRESS_QUEUE_FULL);
            packet.release();
        }
    }

    /** From a thread that may wait: waits for room, at most that long; false if there was none. */
    boolean put(TunnelInput input, long waitNanos) {
        try {
            return inputs.offer(input, waitNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw Interruptions.unexpected(e);
        }
    }

    /** The next input, waited for at most that long. */
    Optional<TunnelInput> take(long waitNanos) {
        try {
            return Optional.ofNullable(inputs.poll(waitNanos, TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            throw Interruptions.unexpected(e);
        }
    }

    /** Nobody takes any more: gives up what waits. */
    void drain() {
        for (TunnelInput input = inputs.poll(); input != null; input = inputs.poll()) {
            if (input instanceof TunnelInput.Gre(PacketBuffer packet)) {
                packet.release();
            }
        }
    }
}
