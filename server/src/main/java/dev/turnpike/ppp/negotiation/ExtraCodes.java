package dev.turnpike.ppp.negotiation;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.ControlPacket;
import java.util.Optional;

/** The codes that a protocol has besides the seven of RFC 1661 section 5. Called on the session's thread. */
@FunctionalInterface
public interface ExtraCodes {

    /**
     * What a packet asks for.
     *
     * @param inAnyState whether it counts before the protocol is Opened too; most are discarded then
     * @param effect runs at most once, now or never
     */
    record Extra(boolean inAnyState, Runnable effect) {}

    /**
     * Reads a packet without acting on it.
     *
     * @return empty if this protocol does not know the code, which is then answered by a Code-Reject
     */
    Optional<Extra> parse(ControlPacket packet) throws MalformedPacketException;

    /** No codes besides the seven. */
    static ExtraCodes none() {
        return packet -> Optional.empty();
    }
}
