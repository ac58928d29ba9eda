package dev.turnpike.ppp.negotiation;

import dev.turnpike.ppp.Code;
import dev.turnpike.ppp.ControlPacket;
import java.util.List;

/** The peer's Configure-Request: our answer to it. Owned by the session's thread. */
final class PeerSide<O> {

    private final Link link;
    private final OptionList<O> optionList;
    private final Negotiator<O> negotiator;
    private final Convergence convergence;

    PeerSide(Link link, OptionList<O> optionList, Negotiator<O> negotiator, Convergence convergence) {
        this.link = link;
        this.optionList = optionList;
        this.negotiator = negotiator;
        this.convergence = convergence;
    }

    /** The Configure-Ack, -Nak or -Reject; an Ack is granted with that. */
    ControlPacket answer(ControlPacket request, List<O> options) {
        return switch (convergence.temper(negotiator.consider(options))) {
            case Reply.Ack<O> ack -> {
                negotiator.granted(options);
                // RFC 1661 section 5.2: the options unmodified, in the same order.
                yield new ControlPacket(Code.CONFIGURE_ACK, request.identifier(), request.data());
            }
            case Reply.Nak<O> nak -> refusal(Code.CONFIGURE_NAK, request, nak.suggested());
            case Reply.Reject<O> reject -> refusal(Code.CONFIGURE_REJECT, request, reject.options());
        };
    }

    private ControlPacket refusal(Code code, ControlPacket request, List<O> options) {
        return new ControlPacket(code, request.identifier(), optionList.write(options, link.room()));
    }
}
