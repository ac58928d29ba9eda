package dev.turnpike.probe.link;

import dev.turnpike.crypto.MppeKeyDerivation.StartKeys;
import dev.turnpike.net.Ipv4;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.ipcp.IpcpOption;
import dev.turnpike.ppp.ipcp.IpcpOptionCodec;
import dev.turnpike.ppp.negotiation.ControlProtocol;
import dev.turnpike.ppp.negotiation.Ending;
import dev.turnpike.ppp.negotiation.ExtraCodes;
import dev.turnpike.ppp.negotiation.Link;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.probe.report.LinkFacts;
import dev.turnpike.probe.report.Phase;
import java.util.function.Consumer;

/** What follows the login: encryption, then or at once addresses, then packets. Owned by the link's thread. */
final class NetworkLayers {

    private final LinkOptions options;
    private final InnerPath path;
    private final Diagnosis diagnosis;
    private final LinkListener listener;
    private final Consumer<Failure> onFailure;
    private final Runnable onUp;
    private final ClientIpcp ipcpSide;
    private final EncryptionLayer encryption;
    private final ControlProtocol<IpcpOption> ipcp;
    private boolean ccpServed;
    private boolean cipherSettled;
    private String cipher = "none";

    NetworkLayers(
            LinkOptions options,
            Link link,
            InnerPath path,
            ClientCcp ccpSide,
            Diagnosis diagnosis,
            LinkListener listener,
            Ticker ticker,
            Consumer<Failure> onFailure,
            Runnable onUp) {
        this.options = options;
        this.path = path;
        this.diagnosis = diagnosis;
        this.listener = listener;
        this.onFailure = onFailure;
        this.onUp = onUp;
        this.ipcpSide = new ClientIpcp(options.manner().asksForWins());
        this.encryption = new EncryptionLayer(
                link,
                ccpSide,
                ticker,
                new LayerHooks(this::ccpUp, path::close, this::ccpFinished),
                path::resetRequested);
        this.ipcp = new ControlProtocol<>(
                PppProtocol.IPCP,
                link,
                LinkOptions.timing(),
                new IpcpOptionCodec(),
                ipcpSide,
                ExtraCodes.none(),
                new LayerHooks(this::ipcpUp, () -> {}, this::ipcpFinished));
        this.ccpServed = options.encryption().demand() != EncryptionDemand.OFF;
    }

    /** Both protocols are wanted as soon as the login is done; early requests of the server wait until then. */
    void open() {
        encryption.protocol().open();
        ipcp.open();
    }

    /** The login gave keys, which are this object's from now on. */
    void begin(StartKeys keys) {
        encryption.keys(keys);
        if (options.encryption().demand() == EncryptionDemand.OFF) {
            goInClear("not wanted");
            return;
        }
        listener.began(Phase.CCP);
        encryption.protocol().lowerUp();
        if (!options.manner().addressesWait()) {
            beginAddresses();
        }
    }

    /** The login gave no keys, for that reason. */
    void beginWithoutKeys(String why) {
        ccpServed = false;
        switch (options.encryption().demand()) {
            case REQUIRE -> onFailure.accept(Failure.of(FailureCause.SERVER_LACKS_ENCRYPTION, why));
            case PREFER -> goInClear(why);
            case OFF -> goInClear("not wanted");
        }
    }

    /** LCP is down: everything begins anew with the next login. */
    void lowerDown() {
        encryption.protocol().lowerDown();
        ipcp.lowerDown();
        path.close();
        encryption.wipe();
        cipherSettled = false;
        ccpServed = options.encryption().demand() != EncryptionDemand.OFF;
    }

    /** Whether packets may pass. */
    boolean isUp() {
        return cipherSettled && ipcp.isOpened();
    }

    /** The phase that is not done yet. */
    Phase phase() {
        if (isUp()) {
            return Phase.PING;
        }
        return cipherSettled ? Phase.IPCP : Phase.CCP;
    }

    /** Whether CCP is spoken; if not, the server is told so. */
    boolean servesCcp() {
        return ccpServed;
    }

    void receiveCcp(byte[] packet) throws MalformedPacketException {
        encryption.protocol().receive(packet);
    }

    void receiveIpcp(byte[] packet) throws MalformedPacketException {
        ipcp.receive(packet);
    }

    /** The server does not serve a protocol. */
    void protocolRejected(int number) {
        if (number == PppProtocol.CCP.number()) {
            encryption.protocol().protocolRejected();
        } else if (number == PppProtocol.IPCP.number()) {
            ipcp.protocolRejected();
        }
    }

    /** Our decryptor lost its place. */
    void requestReset() {
        encryption.requestReset();
    }

    /** What was agreed, while {@link #isUp}. */
    LinkFacts facts(String method, LcpOutcome lcp) {
        return new LinkFacts(
                method,
                cipher,
                Ipv4.toInt(ipcpSide.ours()),
                Ipv4.toInt(ipcpSide.server()),
                ipcpSide.nameServers(),
                lcp.sendMru(),
                lcp.receiveMru());
    }

    long deadline() {
        return Math.min(encryption.protocol().deadline(), ipcp.deadline());
    }

    void tick(long now) {
        encryption.protocol().tick(now);
        ipcp.tick(now);
    }

    private void goInClear(String why) {
        listener.skipped(Phase.CCP, why);
        path.openClear();
        settleCipher("none");
    }

    private void settleCipher(String words) {
        cipher = words;
        cipherSettled = true;
        beginAddresses();
        reportUp();
    }

    private void beginAddresses() {
        if (!ipcp.state().isLowerUp()) {
            listener.began(Phase.IPCP);
            ipcp.lowerUp();
        }
    }

    private void ccpUp() {
        encryption.open(path);
        listener.passed(Phase.CCP, encryption.describe());
        settleCipher(encryption.describe());
    }

    private void ccpFinished(Ending ending) {
        switch (options.encryption().demand()) {
            case REQUIRE -> onFailure.accept(diagnosis.ofCcp(ending));
            case PREFER -> goInClear(ending.describe());
            case OFF -> {} // was never spoken
        }
    }

    private void ipcpUp() {
        listener.passed(
                Phase.IPCP,
                ipcpSide.ours().getHostAddress() + ", server "
                        + ipcpSide.server().getHostAddress());
        reportUp();
    }

    private void ipcpFinished(Ending ending) {
        onFailure.accept(diagnosis.ofIpcp(ending));
    }

    private void reportUp() {
        if (isUp()) {
            onUp.run();
        }
    }
}
