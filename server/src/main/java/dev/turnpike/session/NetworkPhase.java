package dev.turnpike.session;

import dev.turnpike.address.Lease;
import dev.turnpike.auth.spi.AccountedSession;
import dev.turnpike.auth.spi.Grant;
import dev.turnpike.auth.spi.SessionUsage;
import dev.turnpike.crypto.MppeKeyDerivation.StartKeys;
import dev.turnpike.event.SessionEvent;
import dev.turnpike.mppe.MppeDecryptor;
import dev.turnpike.mppe.MppeEncryptor;
import dev.turnpike.mppe.MppeMode;
import dev.turnpike.net.Ipv4;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.auth.Login;
import dev.turnpike.ppp.ccp.Ccp;
import dev.turnpike.ppp.ccp.CcpAgreement;
import dev.turnpike.ppp.ccp.ResetListener;
import dev.turnpike.ppp.ipcp.Ipcp;
import dev.turnpike.ppp.ipcp.IpcpPolicy;
import dev.turnpike.ppp.negotiation.Ending;
import dev.turnpike.ppp.negotiation.LayerListener;
import dev.turnpike.session.SessionSettings.Encryption;
import dev.turnpike.tun.PacketSink;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The network phase of an accepted login (RFC 1661 section 3.6): CCP, then IPCP. Owned by the ingress thread.
 *
 * <p>IPCP waits until it is known whether the session is encrypted: were it faster, IP could pass in clear. What comes of
 * IPCP meanwhile is kept, not answered; a Terminate-Ack makes MikroTik's client hang up.
 */
final class NetworkPhase {

    private static final Logger log = LoggerFactory.getLogger(NetworkPhase.class);

    /** Octets that MPPE puts in front of an IP packet: its header, and the protocol field inside. */
    private static final int MPPE_OVERHEAD = 4;

    private final SessionContext context;
    private final InboundFrames frames;
    private final Terminator terminator;
    private final Login login;
    private final Lease lease;
    private final int mru;
    private final AccountedSession accounted;
    private final PacketSink toClient;
    private final SessionClock clock;
    private final Ccp ccp;
    private final Ipcp ipcp;

    private boolean encryptable;
    private boolean wasEncrypted;
    private String encryption = "none";
    private boolean routed;
    private boolean announced;
    private SessionUsage before; // what the call had carried when this login's session came up

    NetworkPhase(
            SessionContext context, InboundFrames frames, Terminator terminator, Login login, Lease lease, int mru) {
        this.context = context;
        this.frames = frames;
        this.terminator = terminator;
        this.login = login;
        this.lease = lease;
        this.mru = mru;
        this.accounted =
                new AccountedSession(context.info(), login.user(), login.provider(), login.method(), lease.address());
        this.toClient = context.self().toClient();
        this.clock = new SessionClock(context.meter(), context.services().ticker());
        this.before = context.meter().usage(Duration.ZERO);
        SessionSettings settings = context.settings();
        this.ccp = new Ccp(context.link(), settings.timing(), settings.ccp(), new CcpLayer(), new Resets());
        this.ipcp = new Ipcp(context.link(), settings.timing(), ipcpPolicy(), new IpcpLayer());
    }

    /** The login was accepted. */
    void start() {
        context.self().accounted(accounted);
        encryptable = context.settings().encryption() != Encryption.OFF
                && login.keys().isPresent();
        ipcp.protocol().open();
        if (encryptable) {
            ccp.protocol().open();
            ccp.protocol().lowerUp();
        } else if (context.settings().encryption() == Encryption.REQUIRE) {
            end(SessionEnd.failed(
                    "encryption is required, and " + login.method().label() + " gives no keys for it"));
        } else {
            passInClear();
        }
    }

    /** Whether the client has reached the network with this login. */
    boolean isUp() {
        return announced;
    }

    /** Takes a packet; false where the protocol is not served. */
    boolean receive(PppProtocol protocol, byte[] packet) throws MalformedPacketException {
        if (protocol == PppProtocol.IPCP) {
            ipcp.protocol().receive(packet);
            return true;
        }
        if (protocol == PppProtocol.CCP && encryptable) {
            ccp.protocol().receive(packet);
            return true;
        }
        return false;
    }

    /** The client's LCP does not know the protocol. */
    void rejected(int protocol) {
        if (protocol == PppProtocol.CCP.number() && encryptable) {
            ccp.protocol().protocolRejected();
        } else if (protocol == PppProtocol.IPCP.number()) {
            ipcp.protocol().protocolRejected();
        }
    }

    /** The decryptor asks for a packet to begin anew with (RFC 3078 section 7.2). */
    void decryptorLost() {
        ccp.requestReset();
    }

    long deadline() {
        return Math.min(
                clock.deadline(),
                Math.min(ccp.protocol().deadline(), ipcp.protocol().deadline()));
    }

    void tick(long now) {
        ccp.protocol().tick(now);
        ipcp.protocol().tick(now);
        clock.tick(now).ifPresent(this::end);
    }

    /** The login is void, or the session over: nothing passes, the address is given back. */
    void close(SessionEnd why) {
        try {
            unroute();
            shut();
        } finally {
            lease.close();
            context.self().unaccounted();
            login.keys().ifPresent(StartKeys::wipe);
        }
        if (announced) {
            announced = false;
            context.services()
                    .events()
                    .publish(new SessionEvent.SessionDown(accounted, usage(), why.cause(), why.why()));
        }
    }

    /** What this login's session has carried: the call may have had another before. */
    private SessionUsage usage() {
        SessionUsage inAll = context.meter().usage(clock.elapsed());
        return new SessionUsage(
                inAll.duration(),
                inAll.bytesIn() - before.bytesIn(),
                inAll.bytesOut() - before.bytesOut(),
                inAll.packetsIn() - before.packetsIn(),
                inAll.packetsOut() - before.packetsOut());
    }

    private IpcpPolicy ipcpPolicy() {
        SessionSettings settings = context.settings();
        Grant grant = login.grant();
        List<Inet4Address> dns = grant.dns().isEmpty() ? settings.dns() : grant.dns();
        List<Inet4Address> wins = grant.wins().isEmpty() ? settings.wins() : grant.wins();
        return IpcpPolicy.of(settings.localAddress(), lease.address(), address -> false, dns, wins);
    }

    private void passInClear() {
        frames.allowClear();
        if (order(new EgressMessage.OpenClear(mru))) {
            ipcp.protocol().lowerUp();
        }
    }

    private void passEncrypted(CcpAgreement agreement, StartKeys keys) {
        MppeMode mode = new MppeMode(agreement.strength().bits(), agreement.stateless());
        frames.requireEncrypted(
                new MppeDecryptor(mode, keys.receive(), context.services().ticker()));
        MppeEncryptor encryptor = new MppeEncryptor(mode, keys.send());
        if (!order(new EgressMessage.OpenEncrypted(encryptor, mru - MPPE_OVERHEAD))) {
            encryptor.close();
            return;
        }
        encryption = "mppe-" + mode.keyBits() + (mode.stateless() ? "-stateless" : "-stateful");
        wasEncrypted = true;
        ipcp.protocol().lowerUp();
    }

    private void noEncryption(Ending ending) {
        String why = "no encryption: " + ending.describe() + "; " + ccp.summary();
        if (wasEncrypted || context.settings().encryption() == Encryption.REQUIRE) {
            end(SessionEnd.failed(why));
        } else {
            log.info("session {}: {}", context.info().id(), why);
            encryptable = false; // for good: what was told of the session stays true
            passInClear();
        }
    }

    private void up() {
        int mtu = wasEncrypted ? mru - MPPE_OVERHEAD : mru;
        Inet4Address address = ipcp.agreement().peer();
        routed = context.services().routes().add(Ipv4.toInt(address), toClient);
        if (!routed) {
            end(SessionEnd.defect("another session has the route to " + address.getHostAddress()));
            return;
        }
        context.services().hostRoutes().add(Ipv4.toInt(address));
        context.ip().open(Ipv4.toInt(address), mtu);
        if (!announced) {
            announced = true;
            before = context.meter().usage(Duration.ZERO);
            clock.start(
                    login.grant().sessionTimeout().or(() -> context.settings().maxDuration()),
                    login.grant().idleTimeout().or(() -> context.settings().idleTimeout()));
            context.services().events().publish(new SessionEvent.SessionUp(accounted, encryption, mtu));
        }
    }

    private void unroute() {
        context.ip().close();
        if (routed) {
            routed = false;
            context.services().hostRoutes().remove(Ipv4.toInt(lease.address()));
            context.services().routes().remove(Ipv4.toInt(lease.address()), toClient);
        }
    }

    private void shut() {
        frames.close();
        order(new EgressMessage.CloseNetwork());
    }

    private boolean order(EgressMessage message) {
        boolean posted = context.egress().post(message);
        if (!posted) {
            end(SessionEnd.defect("the outbound thread does not keep up"));
        }
        return posted;
    }

    private void end(SessionEnd end) {
        terminator.terminate(end);
    }

    private final class CcpLayer implements LayerListener {

        @Override
        public void up() {
            passEncrypted(ccp.agreement().orElseThrow(), login.keys().orElseThrow());
        }

        @Override
        public void down() {
            shut();
            if (announced) {
                // The keys of a login begin one key stream in each direction, and a second one would be the same: two
                // packets under one stream give each other away. pppd and accel-ppp do not go on either.
                end(SessionEnd.failed("encryption was ended or negotiated anew, which needs a new login"));
            }
        }

        @Override
        public void started() {
            // CCP is started by start() alone.
        }

        @Override
        public void finished(Ending ending) {
            noEncryption(ending);
        }
    }

    private final class IpcpLayer implements LayerListener {

        @Override
        public void up() {
            NetworkPhase.this.up();
        }

        @Override
        public void down() {
            unroute();
        }

        @Override
        public void started() {
            // IPCP waits for CCP.
        }

        @Override
        public void finished(Ending ending) {
            String why = "no IP: " + ending.describe();
            end(ending instanceof Ending.PeerTerminated ? SessionEnd.byClient(why) : SessionEnd.failed(why));
        }
    }

    private final class Resets implements ResetListener {

        @Override
        public void resetRequested() {
            // In this order in the egress queue: a Linux client decrypts nothing until the answer comes, and after it
            // expects the flushed packet.
            ccp.acknowledgeReset();
            order(new EgressMessage.RestartCipher());
        }

        @Override
        public void resetAcknowledged() {
            // MPPE has no use for it (RFC 3078 section 7.2).
        }
    }
}
