package dev.turnpike.ppp.negotiation;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Code;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import java.util.List;
import java.util.Optional;

/** Our Configure-Request: sending it, repeating it, and which answers belong to it. Owned by the session's thread. */
final class OurSide<O> {

    private static final int MAX_NUDGES = 2;

    private final PppProtocol protocol;
    private final Link link;
    private final OptionList<O> optionList;
    private final Negotiator<O> negotiator;
    private final RestartTimer timer;
    private Optional<Request<O>> unanswered = Optional.empty();
    private int nudges;

    private record Request<O>(ControlPacket packet, List<O> options, long firstSentAt) {}

    OurSide(PppProtocol protocol, Link link, OptionList<O> optionList, Negotiator<O> negotiator, RestartTimer timer) {
        this.protocol = protocol;
        this.link = link;
        this.optionList = optionList;
        this.negotiator = negotiator;
        this.timer = timer;
    }

    void restart() {
        unanswered = Optional.empty();
        nudges = 0;
    }

    void sendRequest() {
        List<O> wanted = negotiator.wanted();
        Octets data = optionList.write(wanted, link.room());
        // RFC 1661 section 5.1: a new identifier for new content, or after an answer; a repetition keeps its own, so
        // that
        // the answer to the first copy still counts.
        Request<O> request = unanswered
                .filter(same -> same.packet().data().equals(data))
                .orElseGet(() -> new Request<>(
                        new ControlPacket(Code.CONFIGURE_REQUEST, link.nextIdentifier(), data), wanted, link.now()));
        unanswered = Optional.of(request);
        timer.sent();
        link.send(protocol, request.packet());
    }

    void nudge() {
        if (unanswered.isPresent() && nudges < MAX_NUDGES) {
            nudges++;
            timer.sentAgain();
            link.send(protocol, unanswered.get().packet());
        }
    }

    /** Whether this is the first answer to our last request: a second copy, or one to an earlier request, is not. */
    boolean expects(ControlPacket answer) {
        return unanswered
                .filter(request -> request.packet().identifier() == answer.identifier())
                .isPresent();
    }

    /** The options that the expected Configure-Ack acknowledges; the request is settled. */
    List<O> settleAck(ControlPacket ack) throws MalformedPacketException {
        Request<O> request = unanswered.orElseThrow();
        if (!ack.data().equals(request.packet().data())) {
            // RFC 1661 section 5.2: the options must be exactly those of the request.
            throw new MalformedPacketException("Configure-Ack with options that we did not request");
        }
        settle(request);
        return request.options();
    }

    /** The options in the expected Configure-Nak; the request is settled. */
    List<O> settleNak(ControlPacket nak) throws MalformedPacketException {
        List<O> options = optionList.parse(nak.data());
        if (options.isEmpty()) {
            throw new MalformedPacketException("Configure-Nak without options");
        }
        settle(unanswered.orElseThrow());
        return options;
    }

    /** The options in the expected Configure-Reject; the request is settled. */
    List<O> settleReject(ControlPacket reject) throws MalformedPacketException {
        List<O> options = optionList.parse(reject.data());
        Request<O> request = unanswered.orElseThrow();
        if (options.isEmpty() || !request.options().containsAll(options)) {
            // RFC 1661 section 5.4: it names options of our request, unmodified.
            throw new MalformedPacketException("Configure-Reject of options that we did not request");
        }
        settle(request);
        return options;
    }

    private void settle(Request<O> request) {
        link.answeredAfter(link.now() - request.firstSentAt());
        unanswered = Optional.empty();
    }
}
