package dev.turnpike.gre;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import java.util.function.Consumer;

/**
 * Puts the packets of one call into order (RFC 2637 section 4.3). Owned by the session's inbound thread.
 *
 * <p>The first packet anchors the window whatever its number is: Windows starts at 0, pptp-linux at 1. From then on the
 * place of a packet relative to the next expected number decides, modulo 2^32, with {@code size} 64 for example:
 *
 * <pre>
 *  behind, up to 64     dropped as a duplicate or as too late: RFC 2637 forbids to deliver late
 *  the expected one     delivered at once, and held ones that follow it
 *  ahead, up to 63      held until the gap closes, or for {@code holdNanos}; then the gap is given up
 *  ahead, 64 to 127     the oldest gaps are given up until it can be held: at a high rate one lost packet fills the
 *                       window long before the time is over
 *  anything else        distant: dropped
 * </pre>
 *
 * <p>A distant packet is a forged or broken one, or the first after a long loss. One alone changes nothing. The window
 * moves to where the distant packets are (and counts it) when {@value #RUN} in a row continue each other and
 *
 * <ul>
 *   <li>lie ahead, and no packet of the window came between them: the peer went on after a loss;
 *   <li>lie behind, and for {@value #SILENCE_NANOS} ns no packet of the window came at all: the window itself must have
 *       been led astray. A burst of old packets does not pass for this, as the new ones fill the silence.
 * </ul>
 *
 * <p>So a forger who knows the call ID and the peer's address can make packets be lost, but must keep sending to do so: left
 * alone the window finds its way back. No packet makes more work than {@code size} steps.
 */
public final class SequenceWindow {

    static final int RUN = 3;
    static final long SILENCE_NANOS = 1_000_000_000L;

    private static final int REMEMBERED = Long.SIZE;

    private final int size;
    private final long holdNanos;
    private final Counters counters;
    private final HeldPackets held;
    private final DistantRun distant;

    private boolean anchored;
    private int next;
    private int highest;
    private long delivered; // bit i: number next - 1 - i was delivered, not given up
    private long lastProgress;

    /**
     * An empty window.
     *
     * @param size how many numbers ahead a packet may be held, a power of two; 64 is usual
     * @param holdNanos how long a packet may be held; 200 ms is usual
     */
    public SequenceWindow(int size, long holdNanos, Counters counters) {
        this.size = size;
        this.holdNanos = holdNanos;
        this.counters = counters;
        this.held = new HeldPackets(size);
        this.distant = new DistantRun(size);
    }

    /**
     * Takes a packet over and delivers what is in order now.
     *
     * @param packet the payload, without its GRE header
     * @param frames is given each packet to own, in order, before this method returns
     */
    public void accept(int sequence, PacketBuffer packet, long now, Consumer<PacketBuffer> frames) {
        if (!anchored) {
            anchor(sequence);
            anchored = true;
        }
        int ahead = sequence - next;
        if (ahead >= 0 && ahead < 2 * size) {
            acceptNear(sequence, packet, now, frames);
        } else if (ahead < 0 && ahead >= -REMEMBERED) {
            boolean duplicate = (delivered >>> (-ahead - 1) & 1) != 0;
            drop(packet, duplicate ? Counter.GRE_DUPLICATE : Counter.GRE_STALE);
        } else {
            acceptDistant(sequence, packet, now, frames);
        }
    }

    /** When {@link #expire} has something to do; {@link Ticker#NEVER} while nothing is held. */
    public long deadline() {
        return held.isEmpty() ? Ticker.NEVER : held.earliestArrival() + holdNanos;
    }

    /** Gives up the gaps that packets have waited for long enough, and delivers those packets. */
    public void expire(long now, Consumer<PacketBuffer> frames) {
        while (!held.isEmpty() && now - held.earliestArrival() >= holdNanos) {
            giveUpGap(frames);
        }
    }

    /** The number to acknowledge: the highest that came, held ones too. Means nothing before the first packet. */
    public int highestReceived() {
        return highest;
    }

    /** Whether a packet came. */
    public boolean isAnchored() {
        return anchored;
    }

    /** Releases what is held. */
    public void close() {
        held.release();
    }

    private void acceptNear(int sequence, PacketBuffer packet, long now, Consumer<PacketBuffer> frames) {
        if (sequence - next < size && held.has(sequence)) {
            drop(packet, Counter.GRE_DUPLICATE);
            return;
        }
        distant.reset();
        lastProgress = now;
        if (sequence - highest > 0) {
            highest = sequence;
        }
        makeRoom(sequence, frames);
        if (sequence == next) {
            deliver(packet, frames);
            deliverRun(frames);
        } else {
            held.put(sequence, packet, now);
            counters.count(Counter.GRE_REORDERED);
        }
    }

    private void acceptDistant(int sequence, PacketBuffer packet, long now, Consumer<PacketBuffer> frames) {
        boolean run = distant.extend(sequence) >= RUN;
        boolean credible = sequence - next > 0 || now - lastProgress >= SILENCE_NANOS;
        if (!run || !credible) {
            drop(packet, Counter.GRE_OUT_OF_WINDOW);
            return;
        }
        while (!held.isEmpty()) {
            giveUpGap(frames);
        }
        counters.count(Counter.GRE_RESYNCHRONISED);
        anchor(sequence);
        acceptNear(sequence, packet, now, frames);
    }

    private void anchor(int sequence) {
        next = sequence;
        highest = sequence;
        delivered = 0;
    }

    /** Moves the window along until {@code sequence} lies in it. */
    private void makeRoom(int sequence, Consumer<PacketBuffer> frames) {
        while (sequence - next >= size) {
            giveUpNext(frames);
        }
        deliverRun(frames);
    }

    private void giveUpGap(Consumer<PacketBuffer> frames) {
        while (!held.has(next)) {
            giveUpNext(frames);
        }
        deliverRun(frames);
    }

    /** Moves on by one number: delivers it if it is held, else counts it as lost. */
    private void giveUpNext(Consumer<PacketBuffer> frames) {
        PacketBuffer packet = held.take(next);
        if (packet != null) {
            deliver(packet, frames);
        } else {
            counters.count(Counter.GRE_LOST);
            delivered <<= 1;
            next++;
        }
    }

    private void deliverRun(Consumer<PacketBuffer> frames) {
        for (PacketBuffer packet = held.take(next); packet != null; packet = held.take(next)) {
            deliver(packet, frames);
        }
    }

    private void deliver(PacketBuffer packet, Consumer<PacketBuffer> frames) {
        delivered = delivered << 1 | 1;
        next++;
        frames.accept(packet);
    }

    private void drop(PacketBuffer packet, Counter reason) {
        counters.count(reason);
        packet.release();
    }
}
