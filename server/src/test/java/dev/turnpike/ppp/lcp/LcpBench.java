package dev.turnpike.ppp.lcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.ppp.LayerLog;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.Script;
import dev.turnpike.ppp.negotiation.Timing;
import java.time.Duration;
import java.util.List;

/** The server's LCP, and a script to talk to it. Its first request has identifier 1. */
final class LcpBench {

    final Script script = new Script(1);
    final LayerLog layer = new LayerLog();
    final LcpEventLog events = new LcpEventLog();
    final Lcp lcp;

    /** MRU 1400 and MS-CHAPv2 only. */
    LcpBench() {
        this(1400, List.of(AuthenticationProtocol.MSCHAP_V2));
    }

    LcpBench(int mru, List<AuthenticationProtocol> methods) {
        LcpNegotiator negotiator = new LcpNegotiator(new LcpPolicy(mru, methods), new CountingRandom());
        EchoPolicy echo = new EchoPolicy(Duration.ofSeconds(30), 2);
        lcp = new Lcp(script.link(), Timing.standard(), negotiator, echo, layer, events);
        script.with(lcp.protocol());
    }

    void start() {
        lcp.protocol().open();
        lcp.protocol().lowerUp();
    }

    void startUsual() {
        start();
        weSend("""
                01 01 0013   # Configure-Request
                01 04 0578   # MRU 1400
                03 05 c22381 # CHAP, MS-CHAPv2
                05 06 a0000002 # magic number
                """);
    }

    void openUp() {
        startUsual();
        peerSends("02 01 0013 01040578 0305c22381 0506a0000002");
        peerSends("01 00 000e 05066d4a2c10 0702 0802");
        weSend("02 00 000e 05066d4a2c10 0702 0802");
        assertThat(lcp.protocol().isOpened()).isTrue();
    }

    void peerSends(String hex) {
        script.peerSends(PppProtocol.LCP, hex);
    }

    void weSend(String hex) {
        script.weSend(PppProtocol.LCP, hex);
    }

    void weTerminate(int identifier, String reason) {
        script.weTerminate(PppProtocol.LCP, identifier, reason);
    }
}
