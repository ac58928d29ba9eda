package dev.turnpike.ppp.negotiation;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Code;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.fsm.Action;
import dev.turnpike.ppp.fsm.Automaton;
import dev.turnpike.ppp.fsm.Event;
import dev.turnpike.ppp.fsm.State;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One control protocol of one session: the automaton of RFC 1661 with its packets, its timer and its way to an end.
 *
 * <p>Owned by the session's thread, which passes in packets ({@link #receive}) and time ({@link #deadline}, {@link #tick}).
 * Each packet of the peer is answered by two at most, each tick by one.
 *
 * @param <O> the protocol's option type
 */
public final class ControlProtocol<O> {

    private static final Logger LOG = LoggerFactory.getLogger(ControlProtocol.class);
    private static final ControlPacket NOTHING = new ControlPacket(0, 0, Octets.NONE);

    private final PppProtocol protocol;
    private final Link link;
    private final Timing timing;
    private final OptionList<O> optionList;
    private final Negotiator<O> negotiator;
    private final ExtraCodes extraCodes;
    private final LayerListener listener;
    private final Automaton automaton = new Automaton(this::run);
    private final RestartTimer timer;
    private final Convergence convergence;
    private final OurSide<O> ourSide;
    private final PeerSide<O> peerSide;
    private final Termination termination = new Termination();

    private ControlPacket received = NOTHING; // what the present event is about
    private ControlPacket answer = NOTHING; // Configure-Ack, -Nak or -Reject to it
    private ControlPacket agreed = NOTHING; // the peer's request that was acknowledged last
    private Runnable extraEffect = () -> {};
    private Optional<Early<O>> early = Optional.empty();
    private boolean active; // between the wish for the layer and its end

    private record Early<O>(ControlPacket packet, List<O> options) {}

    /** A protocol in state Initial. */
    public ControlProtocol(
            PppProtocol protocol,
            Link link,
            Timing timing,
            OptionCodec<O> codec,
            Negotiator<O> negotiator,
            ExtraCodes extraCodes,
            LayerListener listener) {
        this.protocol = protocol;
        this.link = link;
        this.timing = timing;
        this.optionList = new OptionList<>(codec);
        this.negotiator = negotiator;
        this.extraCodes = extraCodes;
        this.listener = listener;
        this.timer = new RestartTimer(timing, link);
        this.convergence = new Convergence(timing.maxFailure());
        this.ourSide = new OurSide<>(protocol, link, optionList, negotiator, timer);
        this.peerSide = new PeerSide<>(link, optionList, negotiator, convergence);
    }

    /** Which protocol this is. */
    public PppProtocol protocol() {
        return protocol;
    }

    /** The automaton's state. */
    public State state() {
        return automaton.state();
    }

    /** Whether both sides agree now. */
    public boolean isOpened() {
        return state() == State.OPENED;
    }

    /** Why the layer ended, or is about to; empty while nothing speaks against it. */
    public Optional<Ending> ending() {
        return termination.ending();
    }

    /** The layer below can carry packets from now on. Does nothing if it could before. */
    public void lowerUp() {
        if (state().isLowerUp()) {
            return;
        }
        if (state() == State.STARTING) {
            restart();
        }
        fire(Event.UP);
        Optional<Early<O>> waiting = early;
        early = Optional.empty();
        if (state().isNegotiating()) {
            waiting.ifPresent(request -> negotiate(request.packet(), request.options()));
        }
    }

    /** The layer below can carry packets no longer. Does nothing if it could not before. */
    public void lowerDown() {
        early = Optional.empty();
        if (state().isLowerUp()) {
            fire(Event.DOWN);
        }
    }

    /** The layer is wanted: negotiation begins as soon as the layer below is up. */
    public void open() {
        if (state() == State.CLOSED) {
            restart();
        }
        active = true;
        fire(Event.OPEN);
    }

    /** The layer is no longer wanted. The peer is told {@code reason}, which is ours and ASCII, if it can be told. */
    public void close(String reason) {
        termination.note(new Ending.Closed(reason));
        fire(Event.CLOSE);
    }

    /** The peer's LCP rejected this protocol (RFC 1661 section 5.7). */
    public void protocolRejected() {
        if (state().isLowerUp()) {
            termination.note(new Ending.Rejected(protocol.label()));
            fire(Event.RXJ_MINUS);
        }
    }

    /**
     * Sends the unanswered Configure-Request again now, because there is a sign that the peer did not get the first: a
     * client opens its GRE tunnel after the call is up. Does nothing otherwise, or when done twice before.
     */
    public void nudge() {
        if (state().isNegotiating()) {
            ourSide.nudge();
        }
    }

    /** When {@link #tick} wants to be called, on the link's clock; {@link dev.turnpike.net.Ticker#NEVER} if not at all. */
    public long deadline() {
        return timer.deadline();
    }

    /** Repeats or gives up what was not answered by {@code now}; does nothing before {@link #deadline}. */
    public void tick(long now) {
        if (!timer.hasExpired(now)) {
            return;
        }
        if (timer.hasAttemptsLeft()) {
            fire(Event.TO_PLUS);
        } else {
            termination.note(new Ending.NoAnswer());
            fire(Event.TO_MINUS);
        }
    }

    /**
     * Takes one packet of this protocol.
     *
     * <p>While the layer below is down nothing is answered; in particular, a network protocol that waits for encryption
     * must not answer Terminate-Ack, since RouterOS would hang up. The last Configure-Request is kept until then.
     *
     * @throws MalformedPacketException if the packet breaks the rules; it had no effect
     */
    public void receive(byte[] packet) throws MalformedPacketException {
        ControlPacket parsed = ControlPacket.parse(packet);
        LOG.debug(
                "received {} {} id={} data={}",
                protocol.label(),
                parsed.codeLabel(),
                parsed.identifier(),
                parsed.data());
        if (state().isLowerUp()) {
            dispatch(parsed);
        } else if (parsed.code() == Code.CONFIGURE_REQUEST.number()) {
            early = Optional.of(new Early<>(parsed, optionList.parse(parsed.data())));
        }
    }

    private void dispatch(ControlPacket packet) throws MalformedPacketException {
        Optional<Code> code = Code.of(packet.code());
        if (code.isEmpty()) {
            fireFor(packet, Event.RUC);
            return;
        }
        switch (code.get()) {
            case CONFIGURE_REQUEST -> configureRequest(packet, optionList.parse(packet.data()));
            case CONFIGURE_ACK -> configureAck(packet);
            case CONFIGURE_NAK -> configureNak(packet);
            case CONFIGURE_REJECT -> configureReject(packet);
            case TERMINATE_REQUEST -> terminateRequest(packet);
            case TERMINATE_ACK -> terminateAck(packet);
            case CODE_REJECT -> codeReject(packet);
            case PROTOCOL_REJECT,
                    ECHO_REQUEST,
                    ECHO_REPLY,
                    DISCARD_REQUEST,
                    IDENTIFICATION,
                    TIME_REMAINING,
                    RESET_REQUEST,
                    RESET_ACK -> extraCode(packet);
        }
    }

    private void configureRequest(ControlPacket packet, List<O> options) {
        switch (state()) {
            case INITIAL, STARTING, CLOSED, CLOSING, STOPPING -> fireFor(packet, Event.RCR_PLUS);
            case STOPPED, OPENED -> {
                // RFC 1661 section 5.1: had our Ack come, the identifier would be another.
                if (isOpened() && packet.equals(agreed)) {
                    link.send(protocol, answer);
                } else {
                    restart();
                    negotiate(packet, options);
                }
            }
            case REQ_SENT, ACK_RCVD, ACK_SENT -> negotiate(packet, options);
        }
    }

    private void negotiate(ControlPacket packet, List<O> options) {
        answer = peerSide.answer(packet, options);
        LOG.debug("{} peer requests {}: {}", protocol.label(), options, answer.codeLabel());
        if (!isAtImpasse()) {
            boolean good = answer.code() == Code.CONFIGURE_ACK.number();
            fireFor(packet, good ? Event.RCR_PLUS : Event.RCR_MINUS);
        }
    }

    private void configureAck(ControlPacket packet) throws MalformedPacketException {
        if (isExpected(packet)) {
            List<O> acked = ourSide.settleAck(packet);
            settled(packet, Event.RCA, () -> negotiator.acked(acked));
            if (state() == State.ACK_RCVD) {
                timer.awaitPeer();
            }
        }
    }

    private void configureNak(ControlPacket packet) throws MalformedPacketException {
        if (isExpected(packet)) {
            List<O> suggested = ourSide.settleNak(packet);
            convergence.refused();
            settled(packet, Event.RCN, () -> negotiator.naked(suggested));
        }
    }

    private void configureReject(ControlPacket packet) throws MalformedPacketException {
        if (isExpected(packet)) {
            List<O> rejected = ourSide.settleReject(packet);
            convergence.refused();
            settled(packet, Event.RCN, () -> negotiator.rejected(rejected));
        }
    }

    private boolean isExpected(ControlPacket packet) {
        boolean expected = ourSide.expects(packet);
        if (!expected) {
            // RFC 1661 sections 5.2 to 5.4: discarded silently.
            LOG.debug("{} ignored an answer to no open request, id={}", protocol.label(), packet.identifier());
        }
        return expected;
    }

    private void settled(ControlPacket packet, Event event, Runnable tellNegotiator) {
        if (state().isNegotiating()) {
            tellNegotiator.run();
            if (isAtImpasse()) {
                return;
            }
        }
        fireFor(packet, event);
    }

    private void terminateRequest(ControlPacket packet) {
        termination.note(new Ending.PeerTerminated(packet.data()));
        fireFor(packet, Event.RTR);
    }

    private void terminateAck(ControlPacket packet) {
        if (isOpened()) {
            restart();
        }
        fireFor(packet, Event.RTA);
    }

    private void codeReject(ControlPacket packet) throws MalformedPacketException {
        Optional<Code> rejected = Code.of(packet.data().reader().u8());
        if (rejected.isPresent() && rejected.get().isEssential()) {
            String what = protocol.label() + " " + rejected.get().label();
            termination.note(new Ending.Rejected(what));
            fireFor(packet, Event.RXJ_MINUS);
        } else {
            fireFor(packet, Event.RXJ_PLUS);
        }
    }

    private void extraCode(ControlPacket packet) throws MalformedPacketException {
        Optional<ExtraCodes.Extra> extra = extraCodes.parse(packet);
        if (extra.isEmpty()) {
            fireFor(packet, Event.RUC);
        } else if (extra.get().inAnyState()) {
            extra.get().effect().run();
        } else {
            extraEffect = extra.get().effect();
            fireFor(packet, Event.RXR);
        }
    }

    /** A new negotiation begins: nothing of an earlier one counts. */
    private void restart() {
        active = true;
        termination.restart();
        convergence.restart();
        ourSide.restart();
        // RFC 1661's table does not do so where Opened falls back to Req-Sent, and what was left of the last
        // negotiation's attempts would decide over this one.
        timer.initialize(timing.maxConfigure());
        negotiator.restarted();
    }

    private boolean isAtImpasse() {
        Optional<String> impasse = negotiator.impasse().or(convergence::impasse);
        impasse.ifPresent(reason -> {
            termination.note(new Ending.NoAgreement(reason));
            fire(Event.CLOSE);
        });
        return impasse.isPresent();
    }

    private void fireFor(ControlPacket packet, Event event) {
        received = packet;
        fire(event);
    }

    private void fire(Event event) {
        automaton.fire(event);
        if (!state().isTimed()) {
            timer.stop();
        }
    }

    private void run(Action action) {
        switch (action) {
            case TLU -> {
                termination.restart();
                listener.up();
            }
            case TLD -> listener.down();
            case TLS -> listener.started();
            case TLF -> finish();
            case IRC -> timer.initialize(isTerminating() ? timing.maxTerminate() : timing.maxConfigure());
            case ZRC -> timer.zero();
            case SCR -> ourSide.sendRequest();
            case SCA -> {
                agreed = received;
                link.send(protocol, answer);
            }
            case SCN -> link.send(protocol, answer);
            case STR -> {
                timer.sent();
                link.send(protocol, termination.request(link));
            }
            case STA -> link.send(protocol, new ControlPacket(Code.TERMINATE_ACK, received.identifier(), Octets.NONE));
            case SCJ -> sendCodeReject();
            case SER -> extraEffect.run();
        }
    }

    private boolean isTerminating() {
        return state() == State.CLOSING || state() == State.STOPPING;
    }

    private void finish() {
        // A protocol that is rejected when nobody wanted it, or after its end, has nothing to tell.
        if (active) {
            active = false;
            listener.finished(termination.ending().orElseGet(Ending.NoAnswer::new));
        }
    }

    private void sendCodeReject() {
        // RFC 1661 section 5.6: the whole rejected packet, cut to the peer's MRU, under an identifier of its own.
        Octets rejected = Octets.copyOf(received.toByteArray()).first(link.room());
        link.send(protocol, new ControlPacket(Code.CODE_REJECT, link.nextIdentifier(), rejected));
    }
}
