package dev.turnpike.gre;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;

/** Sends one call's packets. Owned by the session's outbound thread; never waits. */
public final class GreSender {

    /**
     * Between whom the packets go.
     *
     * @param localAddress the address of ours that the client's control connection came to
     * @param peerAddress the address of the client's control connection
     * @param peerCallId the call ID that the client chose
     */
    public record Path(int localAddress, int peerAddress, int peerCallId) {}

    private final GreSocket socket;
    private final Path path;
    private final Acknowledgements acknowledgements;
    private final PeerWindow window;
    private final Counters counters;
    private final PacketBuffer acknowledgmentPacket = PacketBuffer.copyOf(new byte[0]);

    /** Shares {@code acknowledgements} and {@code window} with the session's {@link GreReceiver}. */
    public GreSender(
            GreSocket socket, Path path, Acknowledgements acknowledgements, PeerWindow window, Counters counters) {
        this.socket = socket;
        this.path = path;
        this.acknowledgements = acknowledgements;
        this.window = window;
        this.counters = counters;
    }

    /**
     * Sends a PPP frame, with an acknowledgement on it where one is new, and releases the buffer. A packet that the kernel
     * does not take is counted and its number used again, so that the peer sees no gap in GRE.
     *
     * @param frame not empty, with at least {@link GreHeader#MAX_LENGTH} octets of headroom
     */
    public void send(PacketBuffer frame, long now) {
        long acknowledgment = acknowledgements.received();
        boolean piggyback = acknowledgment != acknowledgements.sent();
        if (piggyback) {
            GreHeader.prependData(frame, path.peerCallId(), window.next(), (int) acknowledgment);
        } else {
            GreHeader.prependData(frame, path.peerCallId(), window.next());
        }
        if (transmit(frame)) {
            window.advance(now);
            if (piggyback) {
                acknowledgements.sent(acknowledgment);
            }
        }
        frame.release();
    }

    /** Sends a packet that only acknowledges, unless a data packet has done so since it was asked for. */
    public void acknowledge() {
        long acknowledgment = acknowledgements.received();
        if (acknowledgment == acknowledgements.sent()) {
            return;
        }
        acknowledgmentPacket.set(PacketBuffer.HEADROOM, 0);
        GreHeader.prependAcknowledgment(acknowledgmentPacket, path.peerCallId(), (int) acknowledgment);
        if (transmit(acknowledgmentPacket)) {
            acknowledgements.sent(acknowledgment);
        }
    }

    private boolean transmit(PacketBuffer packet) {
        boolean taken = socket.send(path.localAddress(), path.peerAddress(), packet);
        if (!taken) {
            counters.count(Counter.GRE_SEND_FAILED);
        }
        return taken;
    }
}
