package dev.turnpike.ppp.lcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Hex;
import dev.turnpike.ppp.fsm.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What LCP does besides negotiation (RFC 1661 sections 5.7 to 5.9, RFC 1570); facts: docs/clients.md section 3. */
final class LcpCodesTest {

    private final LcpBench bench = new LcpBench();

    private void peerSends(String hex) {
        bench.peerSends(hex);
    }

    private void weSend(String hex) {
        bench.weSend(hex);
    }

    /** RFC 1661 section 5.8. */
    @Test
    void anEchoRequestIsAnsweredWithOurMagicNumber() {
        bench.openUp();
        peerSends("""
                09 44 000a # Echo-Request
                6d4a2c10   # the peer's magic number
                abcd       # data
                """);

        weSend("0a 44 000a a0000002 abcd");
    }

    @Test
    void anEchoRequestBeforeOpenedIsDiscarded() {
        bench.startUsual();
        peerSends("09 44 0008 6d4a2c10");

        bench.script.weSendNothing();
    }

    /** RFC 1661 sections 5.8, 6.4: zero is what a peer without a number sends. */
    @Test
    void echoRequestsWithZeroOrAnUnknownNumberAreAnsweredButNotOurOwn() {
        bench.openUp();
        peerSends("09 44 0008 00000000");
        weSend("0a 44 0008 a0000002");
        peerSends("09 45 0008 12345678");
        weSend("0a 45 0008 a0000002");
        peerSends("09 46 0008 a0000002");
        peerSends("0a 46 0008 a0000002");

        bench.script.weSendNothing();
    }

    @Test
    void discardRequestsAreDiscarded() {
        bench.openUp();
        peerSends("0b 44 000a 6d4a2c10 abcd");

        bench.script.weSendNothing();
        assertThat(bench.lcp.protocol().isOpened()).isTrue();
    }

    /**
     * Windows: product, host name, a number of 16 octets; never a Code-Reject, and nobody can break a log line by
     * it.
     */
    @Test
    void identificationsAreHeardEscaped() {
        bench.openUp();
        peerSends("0c 02 0012 6d4a2c10" + Hex.text("MSRASV5.20"));
        peerSends("0c 03 0016 6d4a2c10" + Hex.text("MSRAS-0-LAPTOP"));
        peerSends("0c 04 0018 6d4a2c10 00ff0a0d5c2022270000000000000000");

        bench.script.weSendNothing();
        assertThat(bench.events.events.subList(0, 2))
                .containsExactly("identified MSRASV5.20", "identified MSRAS-0-LAPTOP");
        assertThat(bench.events.events.get(2)).matches("identified [!-~]+");
    }

    /** RFC 1570 section 2.1: may be sent at any time. */
    @Test
    void anIdentificationBeforeOpenedIsHeardToo() {
        bench.startUsual();
        peerSends("0c 02 000a 00000000" + Hex.text("hi"));
        peerSends("0d 03 000c 00000000 0000003c");

        bench.script.weSendNothing();
        assertThat(bench.events.events).containsExactly("identified hi");
    }

    @Test
    void codesWithoutTheirFieldsAreMalformed() {
        bench.openUp();
        for (String packet : List.of(
                "08 01 0005 80", // Protocol-Reject with half a number
                "09 01 0007 6d4a2c", // Echo-Request with half a magic number
                "0a 01 0004", // Echo-Reply without
                "0b 01 0006 6d4a", // Discard-Request with half
                "0c 01 0004", // Identification without
                "0d 01 0008 6d4a2c10")) { // Time-Remaining without seconds
            assertThatExceptionOfType(MalformedPacketException.class)
                    .isThrownBy(() -> bench.lcp.protocol().receive(Hex.of(packet)));
        }
        bench.script.weSendNothing();
    }

    @Test
    void resetRequestsAreUnknownToLcp() {
        bench.openUp();
        peerSends("0e 01 0004");

        weSend("07 02 0008 0e010004");
    }

    @Test
    void aProtocolRejectIsHeard() {
        bench.openUp();
        peerSends("08 44 000e 80fd 01020008 12060100"); // CCP, its packet cut

        assertThat(bench.events.events).containsExactly("rejected 80fd");
        assertThat(bench.lcp.protocol().isOpened()).isTrue();
    }

    /** RFC 1661 section 5.7: in any other state silently discarded. */
    @Test
    void aProtocolRejectBeforeOpenedIsDiscarded() {
        bench.startUsual();
        peerSends("08 44 0006 c021");

        assertThat(bench.events.events).isEmpty();
        assertThat(bench.lcp.protocol().state()).isEqualTo(State.REQ_SENT);
    }

    @Test
    void aProtocolRejectOfLcpEndsIt() {
        bench.openUp();
        peerSends("08 44 0006 c021");

        weSend("05 02 0004");
        assertThat(bench.layer.events).containsExactly("started", "up", "down");
        assertThat(bench.events.events).isEmpty();
    }

    /** RFC 1661 section 5.7: number and packet; accel-ppp sends the number alone. Windows asks for IPv6 like this. */
    @Test
    void aProtocolThatIsNotServedIsRejectedWithItsPacket() {
        bench.openUp();
        bench.lcp.rejectProtocol(0x8057, Hex.of("01 05 000e 010a 1122334455667788"));

        weSend("""
                08 02 0014 # Protocol-Reject under an identifier of its own
                8057       # IPV6CP
                01 05 000e 010a 1122334455667788
                """);
    }

    @Test
    void aProtocolRejectIsCutToThePeersMru() {
        bench.startUsual();
        peerSends("02 01 0013 01040578 0305c22381 0506a0000002");
        peerSends("01 00 0008 01040080");
        weSend("02 00 0008 01040080");
        bench.lcp.rejectProtocol(0x802b, Hex.of("77".repeat(500)));

        weSend("08 02 0080 802b" + "77".repeat(122));
    }

    @Test
    void nothingIsRejectedBeforeOpened() {
        bench.startUsual();
        bench.lcp.rejectProtocol(0x8057, Hex.of("01 05 0004"));

        bench.script.weSendNothing();
    }

    @Test
    void aPeerThatSendsAnythingIsNotAsked() {
        bench.openUp();
        for (int i = 0; i < 10; i++) {
            bench.lcp.heard();
            silence(Duration.ofSeconds(30));
        }

        bench.script.weSendNothing();
        assertThat(bench.events.events).isEmpty();
    }

    private void silence(Duration time) {
        bench.script.timePasses(time);
        assertThat(bench.lcp.deadline()).isEqualTo(bench.script.link().now());
        bench.lcp.tick(bench.script.link().now());
    }

    @Test
    void echoesEndWithLcp() {
        bench.openUp();
        peerSends("05 44 0010 6d4a2c10 003ccd74 000002b3");
        weSend("06 44 0004");
        bench.script.timePasses(Duration.ofMinutes(5));
        bench.lcp.tick(bench.script.link().now());

        bench.script.weSendNothing();
        assertThat(bench.layer.events)
                .endsWith("finished: terminated by the peer: Windows error 691"
                        + " (wrong user name or password, or method not permitted)");
    }

    @Test
    void aSilentPeerIsAskedTwiceAndThenReported() {
        bench.openUp();
        silence(Duration.ofSeconds(30));
        weSend("09 02 0008 a0000002");
        silence(Duration.ofSeconds(30));
        weSend("09 03 0008 a0000002");
        assertThat(bench.events.events).isEmpty();
        silence(Duration.ofSeconds(30));

        bench.script.weSendNothing();
        assertThat(bench.events.events).containsExactly("silent");
    }
}
