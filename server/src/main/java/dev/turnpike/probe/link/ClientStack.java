package dev.turnpike.probe.link;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.Code;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.FrameCodec;
import dev.turnpike.ppp.Identifiers;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.ppp.negotiation.Ending;
import dev.turnpike.ppp.negotiation.Link;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.probe.report.Phase;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The client's layers in their order: LCP, login, then encryption and addresses. Owned by the link's thread.
 *
 * <p>Ends in exactly one way: {@link LinkListener#ended} is called once, after {@link LinkListener#failed} if the end was
 * not asked for.
 */
final class ClientStack {

    private final LinkOptions options;
    private final Frames frames;
    private final Diagnosis diagnosis;
    private final LinkListener listener;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final Link link;
    private final ClientLcp lcpSide;
    private final LcpLayer lcp;
    private final NetworkLayers network;

    private Optional<Login> login = Optional.empty();
    private String method = "none";
    private boolean loggedIn;
    private boolean wasUp;
    private boolean closing;
    private boolean over;

    ClientStack(
            LinkOptions options,
            Frames frames,
            InnerPath path,
            ClientLcp lcpSide,
            ClientCcp ccpSide,
            Diagnosis diagnosis,
            LinkListener listener,
            Ticker ticker,
            RandomGenerator random) {
        this.options = options;
        this.frames = frames;
        this.lcpSide = lcpSide;
        this.diagnosis = diagnosis;
        this.listener = listener;
        this.ticker = ticker;
        this.random = random;
        this.link = new Link(frames, new Identifiers(options.manner().firstIdentifier()), ticker);
        this.lcp = new LcpLayer(
                link,
                lcpSide,
                new LayerHooks(this::lcpUp, this::lcpDown, this::lcpFinished),
                this::protocolRejected,
                this::serverSilent);
        this.network = new NetworkLayers(
                options, link, path, ccpSide, diagnosis, listener, ticker, this::fail, this::networkUp);
    }

    /** The call stands: LCP begins. */
    void start() {
        listener.began(Phase.LCP);
        network.open();
        lcp.protocol().open();
        lcp.protocol().lowerUp();
    }

    /** Ends the link; {@link LinkListener#ended} follows when the server has answered, or not. */
    void close(String reason) {
        if (over || closing) {
            return;
        }
        closing = true;
        if (lcp.protocol().state().isLowerUp()) {
            lcp.protocol().close(reason);
        } else {
            end();
        }
    }

    /** Ends the link for that reason. */
    void fail(Failure failure) {
        if (!over && !closing) {
            listener.failed(failure);
            close(failure.cause().whatHappened());
        }
    }

    /**
     * Nothing can be sent any more: the way to the server is gone, or the server said so on the control connection.
     *
     * @param otherwise the cause where nothing that happened before explains it
     */
    void hungUp(FailureCause otherwise, String detail) {
        endBecauseOf(diagnosis.ofEnd(phase(), otherwise, detail));
    }

    /** The link took longer than it may. */
    void timedOut() {
        fail(diagnosis.ofEnd(phase(), FailureCause.TIMED_OUT, "while in " + phase().label()));
    }

    boolean isOver() {
        return over;
    }

    /** Whether IP packets may pass. */
    boolean isUp() {
        return !over && network.isUp();
    }

    /** Our decryptor lost its place. */
    void requestReset() {
        network.requestReset();
    }

    /** Takes a packet of any protocol but IP. */
    void receive(int number, byte[] packet) throws MalformedPacketException {
        lcp.heard();
        Optional<PppProtocol> protocol = PppProtocol.of(number);
        if (protocol.isEmpty()) {
            lcp.rejectProtocol(number, packet);
            return;
        }
        switch (protocol.get()) {
            case LCP -> receiveLcp(packet);
            case PAP, CHAP -> receiveLogin(protocol.get(), packet);
            case CCP -> receiveCcp(packet);
            case IPCP -> network.receiveIpcp(packet);
            case IPV4, IPV6, COMPRESSED, VJ_COMPRESSED, VJ_UNCOMPRESSED, IPXCP, NBFCP, IPV6CP, MPLSCP, LQR, EAP ->
                lcp.rejectProtocol(number, packet);
        }
    }

    long deadline() {
        long layers = Math.min(lcp.deadline(), network.deadline());
        return login.map(each -> Math.min(each.deadline(), layers)).orElse(layers);
    }

    void tick(long now) {
        lcp.tick(now);
        login.ifPresent(each -> each.tick(now));
        network.tick(now);
    }

    private void receiveLcp(byte[] packet) throws MalformedPacketException {
        Phase before = phase();
        lcp.protocol().receive(packet);
        ControlPacket received = ControlPacket.parse(packet);
        if (received.code() == Code.TERMINATE_REQUEST.number()) {
            // RFC 1661 section 4.4 would have us wait one more period; the user need not.
            endBecauseOf(diagnosis.ofTerminate(before, received.data()));
        }
    }

    private void receiveLogin(PppProtocol protocol, byte[] packet) throws MalformedPacketException {
        Optional<Login> speaks = login.filter(each -> each.protocol() == protocol);
        if (speaks.isPresent()) {
            speaks.get().receive(packet);
        }
    }

    private void receiveCcp(byte[] packet) throws MalformedPacketException {
        if (network.servesCcp()) {
            network.receiveCcp(packet);
        } else {
            diagnosis.rejectedCcp();
            lcp.rejectProtocol(PppProtocol.CCP.number(), packet);
        }
    }

    private void lcpUp() {
        LcpOutcome outcome = lcpSide.outcome();
        frames.codec(outcome.codec());
        lcp.opened(options.manner().identifications());
        Optional<AuthenticationProtocol> demanded = lcpSide.method();
        method = demanded.map(MethodNames::of).orElse("none");
        listener.passed(
                Phase.LCP,
                "MRU " + outcome.sendMru() + " to the server, " + outcome.receiveMru() + " to us, login by " + method);
        if (demanded.isPresent()) {
            listener.began(Phase.AUTH);
            Login begun = login(demanded.get());
            login = Optional.of(begun);
            begun.start();
        } else {
            listener.skipped(Phase.AUTH, "the server asks for no login");
            loggedIn = true;
            network.beginWithoutKeys("without a login there are no keys");
        }
    }

    private Login login(AuthenticationProtocol demanded) {
        LoginTimer timer = new LoginTimer(ticker, options.loginPatience());
        return switch (demanded) {
            case PAP -> new PapLogin(options, frames, link::nextIdentifier, timer, this::loginEnded);
            case CHAP_MD5 -> new ChapLogin(options, new Md5Method(), frames, timer, this::loginEnded);
            case MSCHAP_V2 -> {
                ChapMethod microsoft = new MsChapV2Method(options.user(), random);
                yield new ChapLogin(options, microsoft, frames, timer, this::loginEnded);
            }
            case EAP, MSCHAP_V1 -> throw new IllegalStateException("agreed to " + demanded + ", which it cannot do");
        };
    }

    private void loginEnded(LoginResult result) {
        switch (result) {
            case LoginResult.Keyed(var keys) -> {
                loggedIn = true;
                listener.passed(Phase.AUTH, method + ", and the server knows the password too");
                network.begin(keys);
            }
            case LoginResult.Keyless keyless -> {
                loggedIn = true;
                listener.passed(Phase.AUTH, method);
                network.beginWithoutKeys("login by " + method + " gives no keys");
            }
            case LoginResult.Refused(Failure failure) -> fail(failure);
        }
    }

    private void networkUp() {
        if (!wasUp) {
            wasUp = true;
            listener.up(network.facts(method, lcpSide.outcome()));
        }
    }

    private void lcpDown() {
        frames.codec(FrameCodec.UNCOMPRESSED);
        lcp.closed();
        network.lowerDown();
        login = Optional.empty();
        loggedIn = false;
    }

    private void lcpFinished(Ending ending) {
        endBecauseOf(diagnosis.ofLcp(ending));
    }

    private void protocolRejected(int number) {
        network.protocolRejected(number);
    }

    private void serverSilent() {
        fail(Failure.of(FailureCause.SERVER_SILENT, "no answer to LCP Echo-Requests"));
    }

    private Phase phase() {
        if (wasUp) {
            return Phase.PING;
        }
        if (loggedIn) {
            return network.phase();
        }
        return login.isPresent() ? Phase.AUTH : Phase.LCP;
    }

    private void endBecauseOf(Failure failure) {
        if (!over && !closing) {
            listener.failed(failure);
        }
        end();
    }

    private void end() {
        if (!over) {
            over = true;
            network.lowerDown();
            listener.ended();
        }
    }
}
