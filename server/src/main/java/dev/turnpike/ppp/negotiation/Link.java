package dev.turnpike.ppp.negotiation;

import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.FrameSender;
import dev.turnpike.ppp.Identifiers;
import dev.turnpike.ppp.PppProtocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all control protocols of one session share: the way out, identifiers, time, and what LCP found out. */
public final class Link {

    /** Octets that every peer can receive before LCP agreed to something else (RFC 1661 section 6.1). */
    public static final int DEFAULT_MRU = 1500;

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private final FrameSender sender;
    private final Identifiers identifiers;
    private final Ticker ticker;
    private int peerMru = DEFAULT_MRU;
    private long roundTrip;

    /** A link on which nothing is known of the peer yet. */
    public Link(FrameSender sender, Identifiers identifiers, Ticker ticker) {
        this.sender = sender;
        this.identifiers = identifiers;
        this.ticker = ticker;
    }

    /** Sends one control packet. */
    public void send(PppProtocol protocol, ControlPacket packet) {
        LOG.debug("sent {} {} id={} data={}", protocol.label(), packet.codeLabel(), packet.identifier(), packet.data());
        sender.send(protocol, packet.toByteArray());
    }

    /** A number for the next request of any protocol. */
    public int nextIdentifier() {
        return identifiers.next();
    }

    /** Nanoseconds on the session's clock. */
    public long now() {
        return ticker.nanos();
    }

    /** Octets of data in a control packet at most: what the peer receives, and never more than a plain frame. */
    public int room() {
        return Math.min(peerMru, DEFAULT_MRU) - ControlPacket.HEADER_LENGTH;
    }

    /** LCP agreed to the peer's MRU, or fell back to {@link #DEFAULT_MRU}. */
    public void peerMru(int mru) {
        peerMru = mru;
    }

    /** A request of ours was answered after that many nanoseconds. */
    void answeredAfter(long nanos) {
        roundTrip = nanos;
    }

    /**
     * Nanoseconds in which an answer can be expected. A request repeated sooner reaches a peer that has just opened, and
     * RFC 1661 makes it negotiate once more: on a slow line without end.
     */
    long answerTime() {
        return 2 * roundTrip;
    }
}
