package dev.turnpike.ppp.negotiation;

import dev.turnpike.ppp.Code;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How a layer comes to its end: the first reason, and the Terminate-Request that tells it. Owned by the session's thread. */
final class Termination {

    private static final int MAX_REASON_LENGTH = 120;

    private Optional<Ending> ending = Optional.empty();
    private Optional<ControlPacket> request = Optional.empty();

    /** Forgets an earlier end: the layer begins anew. */
    void restart() {
        ending = Optional.empty();
        request = Optional.empty();
    }

    /** Keeps the first reason: what follows is its consequence. */
    void note(Ending why) {
        if (ending.isEmpty()) {
            ending = Optional.of(why);
        }
    }

    Optional<Ending> ending() {
        return ending;
    }

    /** The Terminate-Request, the same one at each repetition (RFC 1661 section 5.5). */
    ControlPacket request(Link link) {
        ControlPacket packet = request.orElseGet(
                () -> new ControlPacket(Code.TERMINATE_REQUEST, link.nextIdentifier(), Octets.copyOf(reason())));
        request = Optional.of(packet);
        return packet;
    }

    private byte[] reason() {
        String text = ending.map(Termination::toldToPeer).orElse("");
        return text.substring(0, Math.min(text.length(), MAX_REASON_LENGTH)).getBytes(StandardCharsets.US_ASCII);
    }

    private static String toldToPeer(Ending ending) {
        return switch (ending) {
            case Ending.Closed(String reason) -> reason;
            case Ending.NoAgreement(String reason) -> reason;
            case Ending.Rejected(String what) -> "";
            case Ending.PeerTerminated peer -> "";
            case Ending.NoAnswer none -> "";
        };
    }
}
