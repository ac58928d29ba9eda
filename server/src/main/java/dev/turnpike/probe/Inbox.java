package dev.turnpike.probe;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/** IP packets that came through a tunnel and wait for its user. The tunnel's thread puts in; any one thread takes. */
final class Inbox {

    private static final int CAPACITY = 4096;

    private final ArrayBlockingQueue<byte[]> packets = new ArrayBlockingQueue<>(CAPACITY);

    /** Keeps the packet, unless nobody has taken the last {@value #CAPACITY}. */
    boolean offer(byte[] packet) {
        return packets.offer(packet);
    }

    Optional<byte[]> take(Duration patience) {
        try {
            return Optional.ofNullable(packets.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            throw Interruptions.unexpected(e);
        }
    }
}
