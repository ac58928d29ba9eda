package dev.turnpike.gre;

import dev.turnpike.net.PacketBuffer;
import java.util.function.Consumer;

/**
 * Receives one call's packets: acknowledgements to the peer window, payload through the sequence window to PPP. Owned by
 * the session's inbound thread.
 */
public final class GreReceiver {

    private final SequenceWindow sequences;
    private final Acknowledgements acknowledgements;
    private final PeerWindow peerWindow;
    private final AckClock ackClock;

    /**
     * Shares {@code acknowledgements} and {@code peerWindow} with the session's {@link GreSender}.
     *
     * @param receiveWindow packets, as we announced it in the Outgoing-Call-Reply
     */
    public GreReceiver(
            SequenceWindow sequences, Acknowledgements acknowledgements, PeerWindow peerWindow, int receiveWindow) {
        this.sequences = sequences;
        this.acknowledgements = acknowledgements;
        this.peerWindow = peerWindow;
        this.ackClock = new AckClock(acknowledgements, receiveWindow);
    }

    /**
     * Takes a packet over.
     *
     * @param packet as {@link GreSink} was offered it
     * @param frames is given each PPP frame to own, in order, before this method returns
     */
    public void receive(PacketBuffer packet, long now, Consumer<PacketBuffer> frames) {
        if (GreHeader.hasAcknowledgment(packet)) {
            peerWindow.acknowledged(GreHeader.acknowledgment(packet), now);
        }
        if (!GreHeader.hasSequence(packet)) {
            packet.release(); // an acknowledgement only: it has no number and is not acknowledged itself
            return;
        }
        int sequence = GreHeader.sequence(packet);
        GreHeader.strip(packet);
        sequences.accept(sequence, packet, now, frames);
        acknowledgements.received(sequences.highestReceived());
        ackClock.received(sequences.highestReceived(), now);
    }

    /** When {@link #expire} or {@link #acknowledgmentDue} has something to do if no packet comes before. */
    public long deadline(long now) {
        return Math.min(sequences.deadline(), ackClock.deadline(now));
    }

    /** Delivers the frames that waited long enough for one before them. */
    public void expire(long now, Consumer<PacketBuffer> frames) {
        sequences.expire(now, frames);
    }

    /**
     * Whether the outbound thread is to call {@link GreSender#acknowledge} now; to be asked after every batch of packets
     * and at the deadline. Having said yes it waits before it says so again.
     */
    public boolean acknowledgmentDue(long now) {
        return ackClock.isDue(now);
    }

    /** Releases what is held. */
    public void close() {
        sequences.close();
    }
}
