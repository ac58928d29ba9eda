package dev.turnpike.probe.link;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.LinkFacts;
import dev.turnpike.probe.report.Phase;

/** Hears how a link goes. Called on the thread that owns the link, within a call to it; must not wait. */
public interface LinkListener {

    /** The phase begins; LCP to IPCP only. */
    void began(Phase phase);

    /** The phase reached its goal; {@code detail} says what was agreed and is printable. */
    void passed(Phase phase, String detail);

    /** The phase is not wanted, or the server does not take part and need not. */
    void skipped(Phase phase, String why);

    /** The link will not come up, or not stay up. Called once at most; {@link #ended} follows. */
    void failed(Failure failure);

    /** Packets can pass. Called once at most. */
    void up(LinkFacts facts);

    /** An IP packet came through the link; it stays the caller's. */
    void received(PacketBuffer packet);

    /** Nothing more will come. Called once. */
    void ended();
}
