package dev.turnpike.ppp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.ppp.ccp.Ccp;
import dev.turnpike.ppp.ccp.CcpAgreement;
import dev.turnpike.ppp.ccp.CcpPolicy;
import dev.turnpike.ppp.ccp.KeyStrength;
import dev.turnpike.ppp.ccp.ResetListener;
import dev.turnpike.ppp.ipcp.Ipcp;
import dev.turnpike.ppp.ipcp.IpcpPolicy;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.ppp.lcp.CountingRandom;
import dev.turnpike.ppp.lcp.EchoPolicy;
import dev.turnpike.ppp.lcp.Lcp;
import dev.turnpike.ppp.lcp.LcpEventLog;
import dev.turnpike.ppp.lcp.LcpNegotiator;
import dev.turnpike.ppp.lcp.LcpPolicy;
import dev.turnpike.ppp.negotiation.Timing;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole set-ups of known clients, LCP to IPCP, on one link. Authentication happens in between, elsewhere. */
final class NegotiationTest {

    private static final PppProtocol LCP = PppProtocol.LCP;
    private static final PppProtocol CCP = PppProtocol.CCP;
    private static final PppProtocol IPCP = PppProtocol.IPCP;

    private final Script script = new Script(1);
    private final LayerLog lcpLog = new LayerLog();
    private final LayerLog ccpLog = new LayerLog();
    private final LayerLog ipcpLog = new LayerLog();
    private final Lcp lcp = new Lcp(
            script.link(),
            Timing.standard(),
            new LcpNegotiator(
                    new LcpPolicy(1400, List.of(AuthenticationProtocol.EAP, AuthenticationProtocol.MSCHAP_V2)),
                    new CountingRandom()),
            new EchoPolicy(Duration.ofSeconds(30), 4),
            lcpLog,
            new LcpEventLog());
    private final Ccp ccp = new Ccp(
            script.link(),
            Timing.standard(),
            new CcpPolicy(EnumSet.of(KeyStrength.BITS_128), CcpPolicy.Stateful.REFUSED),
            ccpLog,
            new NoResets());
    private final Ipcp ipcp;

    NegotiationTest() throws UnknownHostException {
        Inet4Address ours = (Inet4Address) InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
        Inet4Address leased = (Inet4Address) InetAddress.getByAddress(new byte[] {10, 0, 0, 2});
        ipcp = new Ipcp(
                script.link(), Timing.standard(), new IpcpPolicy(ours, leased, address -> false, Map.of()), ipcpLog);
        script.with(lcp.protocol());
        script.with(ccp.protocol());
        script.with(ipcp.protocol());
        lcp.protocol().open();
    }

    /**
     * docs/clients.md section 3, trace of Windows 10: our first request is lost, since the client opens GRE later;
     * one counter of the
     * client serves all protocols.
     */
    @Test
    void windowsTen() {
        windowsTenOpensAll();
        script.weSendNothing();
    }

    private void windowsTenOpensAll() {
        lcp.protocol().lowerUp();
        script.weSend(LCP, "01 01 0012 01040578 0304c227 0506a0000002");

        // The first GRE packet comes.
        lcp.protocol().nudge();
        script.weSend(LCP, "01 01 0012 01040578 0304c227 0506a0000002");
        script.peerSends(LCP, "01 00 0015 01040578 05066d4a2c10 0702 0802 0d0306");
        script.weSend(LCP, "04 00 0007 0d0306");
        script.peerSends(LCP, "03 01 0009 0305c22381");
        script.weSend(LCP, "01 02 0013 01040578 0305c22381 0506a0000002");
        script.peerSends(LCP, "01 01 0012 01040578 05066d4a2c10 0702 0802");
        script.weSend(LCP, "02 01 0012 01040578 05066d4a2c10 0702 0802");
        script.peerSends(LCP, "02 02 0013 01040578 0305c22381 0506a0000002");
        assertThat(lcpLog.events).containsExactly("started", "up");
        script.peerSends(LCP, "0c 02 0012 6d4a2c10" + Hex.text("MSRASV5.20"));
        script.peerSends(LCP, "0c 03 0016 6d4a2c10" + Hex.text("MSRAS-0-LAPTOP"));
        assertThat(lcp.agreement().authentication()).isEqualTo(AuthenticationProtocol.MSCHAP_V2);

        // Authentication is over. IPCP waits for the encryption.
        ipcp.protocol().open();
        ccp.protocol().open();
        ccp.protocol().lowerUp();
        script.weSend(CCP, "01 03 000a 1206 01000040");
        script.peerSends(CCP, "01 04 000a 1206 010000e1");
        script.weSend(CCP, "03 04 000a 1206 01000040");
        lcp.rejectProtocol(0x8057, Hex.of("01 05 000e 010a 0011223344556677"));
        script.weSend(LCP, "08 04 0014 8057 01 05 000e 010a 0011223344556677");
        script.peerSends(IPCP, "01 06 0022 030600000000 810600000000 820600000000 830600000000 840600000000");
        script.weSendNothing();
        script.peerSends(CCP, "02 03 000a 1206 01000040");
        script.peerSends(CCP, "01 07 000a 1206 01000040");
        script.weSend(CCP, "02 07 000a 1206 01000040");
        assertThat(ccp.agreement()).contains(new CcpAgreement(KeyStrength.BITS_128, true));

        ipcp.protocol().lowerUp();
        script.weSend(IPCP, "01 05 000a 03060a000001");
        script.weSend(IPCP, "04 06 001c 810600000000 820600000000 830600000000 840600000000");
        script.peerSends(IPCP, "02 05 000a 03060a000001");
        script.peerSends(IPCP, "01 08 000a 030600000000");
        script.weSend(IPCP, "03 08 000a 03060a000002");
        script.peerSends(IPCP, "01 09 000a 03060a000002");
        script.weSend(IPCP, "02 09 000a 03060a000002");

        assertThat(ipcpLog.events).containsExactly("started", "up");
    }

    /**
     * docs/clients.md section 7: a Terminate-Request before anything else is closed, and not much more than a second
     * for its answer.
     */
    @Test
    void ourEndTakesBetweenOneAndTwoSecondsWithASilentPeer() {
        windowsTenOpensAll();
        lcp.protocol().close("server shuts down");
        script.weTerminate(LCP, 6, "server shuts down");
        script.timePasses(Duration.ofSeconds(1));
        script.weTerminate(LCP, 6, "server shuts down");
        assertThat(lcpLog.events).endsWith("down");
        script.timePasses(Duration.ofSeconds(1));

        assertThat(lcpLog.events).endsWith("finished: closed by us: server shuts down");
    }

    /** accel-ppp#353: RouterOS sends IPCP at once and takes a Terminate-Ack for the end. */
    @Test
    void routerOs() {
        lcp.protocol().lowerUp();
        script.forget();
        script.peerSends(LCP, "01 01 000e 0104058a 050611223344"); // MRU 1418
        script.weSend(LCP, "02 01 000e 0104058a 050611223344");
        script.peerSends(LCP, "03 01 0009 0305c22381");
        script.weSend(LCP, "01 02 0013 01040578 0305c22381 0506a0000002");
        script.peerSends(LCP, "02 02 0013 01040578 0305c22381 0506a0000002");

        ipcp.protocol().open();
        ccp.protocol().open();
        script.peerSends(IPCP, "01 01 000a 030600000000");
        script.peerSends(CCP, "01 01 000a 1206 01000060");
        script.weSendNothing();
        ccp.protocol().lowerUp();
        script.weSend(CCP, "01 03 000a 1206 01000040");
        script.weSend(CCP, "03 01 000a 1206 01000040");
        script.peerSends(CCP, "02 03 000a 1206 01000040");
        script.peerSends(CCP, "01 02 000a 1206 01000040");
        script.weSend(CCP, "02 02 000a 1206 01000040");
        script.weSendNothing();

        ipcp.protocol().lowerUp();
        script.weSend(IPCP, "01 04 000a 03060a000001");
        script.weSend(IPCP, "03 01 000a 03060a000002");
        script.peerSends(IPCP, "01 02 000a 03060a000002");
        script.weSend(IPCP, "02 02 000a 03060a000002");
        script.peerSends(IPCP, "02 04 000a 03060a000001");

        assertThat(ipcpLog.events).containsExactly("started", "up");
    }

    /**
     * docs/clients.md section 3: a late copy of an answer to LCP must not be taken for one to CCP; identifiers are
     * never shared.
     */
    @Test
    void ourIdentifiersRunThroughAllProtocols() {
        lcp.protocol().lowerUp();
        ccp.protocol().open();
        ccp.protocol().lowerUp();
        ipcp.protocol().open();
        ipcp.protocol().lowerUp();

        script.weSend(LCP, "01 01 0012 01040578 0304c227 0506a0000002");
        script.weSend(CCP, "01 02 000a 1206 01000040");
        script.weSend(IPCP, "01 03 000a 03060a000001");
    }

    private static final class NoResets implements ResetListener {

        @Override
        public void resetRequested() {
            throw new AssertionError("no reset was requested");
        }

        @Override
        public void resetAcknowledged() {
            throw new AssertionError("no reset was acknowledged");
        }
    }
}
