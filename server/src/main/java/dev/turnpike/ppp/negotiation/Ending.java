package dev.turnpike.ppp.negotiation;

import dev.turnpike.ppp.Octets;

/** Why a layer ended, and who ended it. */
public sealed interface Ending {

    /** We closed it, for that reason. */
    record Closed(String reason) implements Ending {}

    /** The two sides cannot agree. */
    record NoAgreement(String reason) implements Ending {}

    /** The peer sent a Terminate-Request with that data. */
    record PeerTerminated(Octets data) implements Ending {}

    /** The peer does not know a packet that the layer cannot do without: {@code what} names it. */
    record Rejected(String what) implements Ending {}

    /** The peer did not answer. */
    record NoAnswer() implements Ending {}

    /** One sentence for the log; holds nothing of the peer that is not escaped. */
    default String describe() {
        return switch (this) {
            case Closed(String reason) -> "closed by us: " + reason;
            case NoAgreement(String reason) -> "no agreement: " + reason;
            case PeerTerminated(Octets data) -> "terminated by the peer: " + TerminationData.describe(data);
            case Rejected(String what) -> "rejected by the peer: " + what;
            case NoAnswer none -> "no answer from the peer";
        };
    }
}
