package dev.turnpike.session;

import dev.turnpike.address.Lease;
import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.FrameCodec;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.auth.AuthPhase;
import dev.turnpike.ppp.auth.ChapPhase;
import dev.turnpike.ppp.auth.Login;
import dev.turnpike.ppp.auth.PapPhase;
import dev.turnpike.ppp.lcp.Lcp;
import dev.turnpike.ppp.lcp.LcpAgreement;
import dev.turnpike.ppp.lcp.LcpEvents;
import dev.turnpike.ppp.lcp.LcpNegotiator;
import dev.turnpike.ppp.negotiation.Ending;
import dev.turnpike.ppp.negotiation.LayerListener;
import dev.turnpike.stats.Counter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The phases of the link (RFC 1661 section 3.2): LCP, then authentication, then the network, then the end. Owned by the
 * ingress thread.
 *
 * <p>A frame of a phase that has not come is dropped without a word, as the RFC has it: what a client sends before it has
 * proved itself reaches nothing but LCP and its authentication.
 */
final class PppStack implements InboundFrames.ControlFrames, Terminator {

    private static final Logger log = LoggerFactory.getLogger(PppStack.class);

    private final SessionContext context;
    private final InboundFrames frames;
    private final Lcp lcp;
    private final Probation probation = new Probation();
    private final EarlyPackets early;
    private final Admission admission;

    private @Nullable AuthPhase auth;
    private @Nullable NetworkPhase network;
    private @Nullable SessionEnd ending; // we are taking leave
    private @Nullable SessionEnd ended; // all is said
    private boolean connected;
    private boolean heard;

    PppStack(SessionContext context) {
        this.context = context;
        this.frames = new InboundFrames(context.ip(), this, context.services().counters());
        this.early = new EarlyPackets(context.services().counters());
        SessionSettings settings = context.settings();
        this.lcp = new Lcp(
                context.link(),
                settings.timing(),
                new LcpNegotiator(settings.lcp(), context.services().random()),
                settings.echo(),
                new LcpLayer(),
                new Events());
        this.admission = new Admission(context, probation, this, this::admitted);
    }

    /** Where the client's frames go in. */
    InboundFrames frames() {
        return frames;
    }

    /** Carries out what others ask for. */
    void handle(SessionInput input) {
        if (ended != null) {
            return; // what was on its way when the session ended
        }
        switch (input) {
            case SessionInput.Connected now -> {
                connected = true;
                probation.begin(context.link().now());
                lcp.protocol().open();
                lcp.protocol().lowerUp();
            }
            case SessionInput.LinkInfo info -> lcp.protocol().nudge();
            case SessionInput.Cleared cleared -> cleared(cleared);
            case SessionInput.Decided decided -> {
                if (auth != null && admission.awaits(decided.check())) {
                    auth.decided(decided.decision());
                } else {
                    decided.decision().discard();
                }
            }
            case SessionInput.EgressFailed failed ->
                ended = ending != null ? ending : SessionEnd.defect("the outbound thread failed");
            case SessionInput.Disconnect disconnect -> terminate(SessionEnd.byUs(disconnect.cause(), disconnect.why()));
        }
    }

    /** A packet came from the client: it lives, and it listens. */
    void heard() {
        lcp.heard();
        if (!heard) {
            heard = true;
            // A Configure-Request that was sent before the client had opened its end is lost; it is not waited for.
            lcp.protocol().nudge();
        }
    }

    @Override
    public void receive(int number, byte[] packet) throws MalformedPacketException {
        if (ended != null) {
            return;
        }
        Optional<PppProtocol> protocol = PppProtocol.of(number);
        if (protocol.isPresent() && protocol.get() == PppProtocol.LCP) {
            lcp.protocol().receive(packet);
        } else if (auth != null && protocol.isPresent() && protocol.get() == auth.protocol()) {
            auth.receive(packet);
        } else if (network == null && protocol.isPresent() && admission.isWaiting()) {
            early.keep(protocol.get(), packet);
        } else if (network == null) {
            context.services().counters().count(Counter.PPP_DISCARDED);
        } else if (protocol.isEmpty() || !network.receive(protocol.get(), packet)) {
            lcp.rejectProtocol(number, packet);
        }
    }

    @Override
    public void decryptorLost() {
        if (network != null) {
            network.decryptorLost();
        }
    }

    @Override
    public void decryptorHopeless() {
        terminate(SessionEnd.failed("what the client sends cannot be decrypted any more"));
    }

    @Override
    public void terminate(SessionEnd end) {
        if (ending == null) {
            ending = end;
            log.debug("session {} ends: {}", context.info().id(), end.why());
            lcp.protocol().close(farewell(end));
            if (!connected) {
                ended = end; // there is nobody to take leave of yet, and LCP would never say that it has finished
            }
        }
    }

    long deadline() {
        long deadline = Math.min(lcp.deadline(), Math.min(admission.deadline(), probation.deadline()));
        deadline = Math.min(deadline, auth == null ? Ticker.NEVER : auth.deadline());
        return Math.min(deadline, network == null ? Ticker.NEVER : network.deadline());
    }

    void tick(long now) {
        lcp.tick(now);
        admission.tick(now);
        if (auth != null) {
            auth.tick(now);
        }
        if (network != null) {
            network.tick(now);
        }
        if (network != null && network.isUp()) {
            probation.passed();
        } else if (probation.isOver(now)) {
            terminate(SessionEnd.failed("not logged in, or without an address, for too long"));
        }
    }

    /** How the session ended, once nothing is left to be said to the client. */
    Optional<SessionEnd> ended() {
        return Optional.ofNullable(ended);
    }

    /** The session is over, whatever the state: gives everything back. */
    void close(SessionEnd end) {
        ending = ending == null ? end : ending; // from here on nobody is told anything
        try {
            closeNetwork(end);
        } finally {
            admission.leave();
            frames.close();
        }
    }

    private void cleared(SessionInput.Cleared cleared) {
        ended = ending != null
                ? ending
                : switch (cleared.cause()) {
                    case CLIENT_CLEARED, CLIENT_STOPPED, CONNECTION_CLOSED ->
                        SessionEnd.byClient(cleared.cause().text());
                    case CLIENT_SILENT -> SessionEnd.lost(cleared.cause().text());
                    case PROTOCOL_ERROR -> SessionEnd.failed(cleared.cause().text());
                    case SERVER_SHUTDOWN ->
                        SessionEnd.byUs(
                                TerminateCause.ADMIN_REBOOT, cleared.cause().text());
                    case SERVER_DEFECT -> SessionEnd.defect(cleared.cause().text());
                };
    }

    private void authenticate(LcpAgreement agreement) {
        auth = switch (agreement.authentication()) {
            case MSCHAP_V2 ->
                ChapPhase.msChapV2(
                        context.settings().serverName(),
                        context.link(),
                        context.services().random(),
                        admission);
            case CHAP_MD5 ->
                ChapPhase.md5(
                        context.settings().serverName(),
                        context.link(),
                        context.services().random(),
                        admission);
            case PAP -> new PapPhase(context.link(), admission);
            case EAP, MSCHAP_V1 -> throw new IllegalStateException(agreement.authentication() + " is never offered");
        };
        auth.start();
    }

    private void admitted(Login login, Lease lease) {
        int mru = Math.min(lcp.agreement().peerMru(), context.settings().lcp().mru());
        network = new NetworkPhase(context, frames, this, login, lease, mru);
        network.start();
        early.handTo(this);
    }

    private void closeNetwork(SessionEnd why) {
        NetworkPhase closing = network;
        network = null;
        if (closing != null) {
            closing.close(why);
        }
    }

    private void order(EgressMessage message) {
        if (!context.egress().post(message)) {
            terminate(SessionEnd.defect("the outbound thread does not keep up"));
        }
    }

    /** What the client's log may show of the reason. */
    private static String farewell(SessionEnd end) {
        return switch (end.cause()) {
            case USER_REQUEST, LOST_CARRIER, USER_ERROR -> end.why();
            case IDLE_TIMEOUT, SESSION_TIMEOUT -> end.why();
            case ADMIN_RESET, ADMIN_REBOOT -> "ended by the server";
            case NAS_ERROR -> "server trouble";
        };
    }

    private SessionEnd endOf(Ending lcpEnding) {
        String why = "LCP " + lcpEnding.describe();
        return switch (lcpEnding) {
            case Ending.PeerTerminated terminated -> SessionEnd.byClient(why);
            case Ending.NoAnswer silent -> SessionEnd.lost(why);
            case Ending.NoAgreement disagreement -> SessionEnd.failed(why);
            case Ending.Rejected rejected -> SessionEnd.failed(why);
            case Ending.Closed closed -> SessionEnd.failed(why);
        };
    }

    private final class LcpLayer implements LayerListener {

        @Override
        public void up() {
            LcpAgreement agreement = lcp.agreement();
            order(new EgressMessage.Compress(
                    new FrameCodec(agreement.compressAddressControl(), agreement.compressProtocol())));
            authenticate(agreement);
        }

        @Override
        public void down() {
            // Either the end, or the client negotiates anew: then it has to prove itself anew as well.
            order(new EgressMessage.Compress(FrameCodec.UNCOMPRESSED));
            auth = null;
            closeNetwork(ending != null ? ending : SessionEnd.byClient("LCP negotiated anew or ended by the client"));
            admission.leave();
            early.forget();
            probation.begin(context.link().now());
        }

        @Override
        public void started() {
            // GRE is there from the beginning.
        }

        @Override
        public void finished(Ending lcpEnding) {
            ended = ending != null ? ending : endOf(lcpEnding);
        }
    }

    private final class Events implements LcpEvents {

        @Override
        public void protocolRejected(int protocol) {
            if (network != null) {
                network.rejected(protocol);
            }
        }

        @Override
        public void identified(String text) {
            log.debug(
                    "session {}: the client identifies itself as {}",
                    context.info().id(),
                    text);
        }

        @Override
        public void peerSilent() {
            terminate(SessionEnd.lost("no answer to LCP echoes"));
        }
    }
}
