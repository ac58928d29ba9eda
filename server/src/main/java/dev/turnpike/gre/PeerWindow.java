package dev.turnpike.gre;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What we sent to the peer and what it acknowledged. Each field has one writer; any thread reads the statistics.
 *
 * <p>The peer's window is not obeyed: pptp-linux announces 3, and a session that waits for acknowledgements that get lost
 * stands still.
 */
public final class PeerWindow {

    /** The one packet whose acknowledgement is being timed. */
    private record Probe(int sequence, long sentAt) {}

    private volatile int sent; // written by the outbound thread; before the first packet the number before it
    private volatile Probe probe; // written by the outbound thread
    private volatile int acknowledged; // written by the inbound thread
    private volatile @Nullable RoundTrip roundTrip; // written by the inbound thread
    private int sampled; // inbound thread only: the last probe that gave a sample

    /**
     * Nothing sent yet. The first number will be 1: macOS takes 0 for a duplicate, and every client takes 1 (RFC 2637 section
     * 4.1 has the number set to zero and then counted up).
     */
    public PeerWindow() {
        this(1);
    }

    /** Nothing sent yet; the first number will be {@code first}: clients begin at 0 or 1, each in its own way. */
    public PeerWindow(int first) {
        sent = first - 1;
        acknowledged = sent;
        sampled = sent;
        probe = new Probe(sent, 0);
    }

    /** Outbound thread: the number of the next packet. */
    int next() {
        return sent + 1;
    }

    /** Outbound thread: the packet with number {@link #next} is on its way. */
    void advance(long now) {
        int sequence = next();
        if (acknowledged - probe.sequence() >= 0) {
            probe = new Probe(sequence, now);
        }
        sent = sequence;
    }

    /** Inbound thread: the peer acknowledges all up to {@code sequence}. One that was never sent is ignored. */
    void acknowledged(int sequence, long now) {
        Probe timed = probe;
        if (sequence - acknowledged <= 0 || sequence - sent > 0) {
            return;
        }
        acknowledged = sequence;
        if (timed.sequence() != sampled && sequence - timed.sequence() >= 0) {
            sampled = timed.sequence();
            RoundTrip before = roundTrip;
            long sample = now - timed.sentAt();
            roundTrip = before == null ? RoundTrip.first(sample) : before.with(sample);
        }
    }

    /** Packets on their way: sent and not acknowledged. */
    public int outstanding() {
        return sent - acknowledged;
    }

    /** How long the peer takes to acknowledge, if it ever did. */
    public Optional<RoundTrip> roundTrip() {
        return Optional.ofNullable(roundTrip);
    }
}
