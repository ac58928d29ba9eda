package dev.turnpike.ppp.lcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Hex;
import dev.turnpike.ppp.LayerLog;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.Script;
import dev.turnpike.ppp.fsm.State;
import dev.turnpike.ppp.negotiation.Link;
import dev.turnpike.ppp.negotiation.Timing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** LCP as clients speak it; FIELD is the collection of client facts, section 3.3 where not said otherwise. */
final class LcpTest {

    private final Script script = new Script(1);
    private final LayerLog layer = new LayerLog();
    private final LcpEventLog events = new LcpEventLog();
    private Lcp lcp = lcp(1400, List.of(AuthenticationProtocol.MSCHAP_V2));

    private Lcp lcp(int mru, List<AuthenticationProtocol> methods) {
        LcpNegotiator negotiator = new LcpNegotiator(new LcpPolicy(mru, methods), new CountingRandom());
        EchoPolicy echo = new EchoPolicy(Duration.ofSeconds(30), 2);
        Lcp made = new Lcp(script.link(), Timing.standard(), negotiator, echo, layer, events);
        script.with(made.protocol());
        return made;
    }

    private void start() {
        lcp.protocol().open();
        lcp.protocol().lowerUp();
    }

    private void startUsual() {
        start();
        weSend("""
                01 01 0013   # Configure-Request
                01 04 0578   # MRU 1400
                03 05 c22381 # CHAP, MS-CHAPv2
                05 06 a0000002 # magic number
                """);
    }

    private void openUp() {
        startUsual();
        peerSends("02 01 0013 01040578 0305c22381 0506a0000002");
        peerSends("01 00 000e 05066d4a2c10 0702 0802");
        weSend("02 00 000e 05066d4a2c10 0702 0802");
        assertThat(lcp.protocol().isOpened()).isTrue();
    }

    private void peerSends(String hex) {
        script.peerSends(PppProtocol.LCP, hex);
    }

    private void weSend(String hex) {
        script.weSend(PppProtocol.LCP, hex);
    }

    private void weTerminate(int identifier, String reason) {
        script.weTerminate(PppProtocol.LCP, identifier, reason);
    }

    /** Windows 10: identifiers from 0, the next one after our Reject, Callback as 0d 03 06. */
    @Test
    void windowsTenOpensAfterItsCallbackWasRejected() {
        startUsual();
        peerSends("""
                01 00 0015   # Configure-Request
                01 04 0578   # MRU 1400
                05 06 6d4a2c10 # magic number
                07 02        # Protocol-Field-Compression
                08 02        # Address-and-Control-Field-Compression
                0d 03 06     # Callback, by Callback Control Protocol
                """);
        weSend("04 00 0007 0d0306");
        peerSends("02 01 0013 01040578 0305c22381 0506a0000002");
        peerSends("01 01 0012 01040578 05066d4a2c10 0702 0802");
        weSend("02 01 0012 01040578 05066d4a2c10 0702 0802");

        script.weSendNothing();
        assertThat(layer.events).containsExactly("started", "up");
        assertThat(lcp.agreement())
                .isEqualTo(new LcpAgreement(
                        1400, 1400, AuthenticationProtocol.MSCHAP_V2, 0xa0000002, 0x6d4a2c10, true, true));
    }

    /** XP and RRAS: multilink, callback, link discriminator; all rejected in one packet, in order, unmodified. */
    @Test
    void multilinkOptionsAreRejectedTogether() {
        startUsual();
        peerSends("""
                01 02 0036     # Configure-Request
                04 08 c025 00000bb8 # Quality-Protocol
                05 06 6d4a2c10 # magic number
                07 02
                08 02
                0d 03 06       # Callback
                11 04 064e     # MRRU 1614
                12 02          # short sequence numbers
                13 13 01 000102030405060708090a0b0c0d0e0f # endpoint discriminator, class 1
                17 04 0001     # link discriminator
                """);

        weSend("04 02 0019 0408c02500000bb8 0d0306 1104064e 1202 17040001");
    }

    /** XP: class 1, 20 octets. It means nothing here, and to reject it would cost a round trip. */
    @Test
    void anEndpointDiscriminatorIsAcknowledged() {
        startUsual();
        peerSends("01 02 001b 1317 01" + "ab".repeat(20));

        weSend("02 02 001b 1317 01" + "ab".repeat(20));
    }

    /** macOS and pppd ask for an asyncmap; inside GRE it means nothing. */
    @Test
    void anAsyncControlCharacterMapIsAcknowledged() {
        startUsual();
        peerSends("""
                01 01 0018
                02 06 00000000 # Async-Control-Character-Map
                05 06 11223344
                07 02
                08 02
                01 04 05b0     # MRU 1456: the interface's less 44
                """);

        weSend("02 01 0018 020600000000 050611223344 0702 0802 010405b0");
        peerSends("02 01 0013 01040578 0305c22381 0506a0000002");
        assertThat(lcp.agreement().peerMru()).isEqualTo(1456);
    }

    /** RRAS site-to-site asks the server to authenticate itself. */
    @Test
    void aPeerThatWantsUsToAuthenticateIsRejected() {
        startUsual();
        peerSends("01 05 000f 0305c22381 050611223344");

        weSend("04 05 0009 0305c22381");
    }

    @Test
    void unknownOptionsAreRejectedUnmodified() {
        startUsual();
        peerSends("01 05 000e fd05010203 0602 1a0301");

        weSend("04 05 000e fd05010203 0602 1a0301");
    }

    @Test
    void anMruBelowOneHundredAndTwentyEightIsNaked() {
        startUsual();
        peerSends("01 05 0008 0104007f");
        weSend("03 05 0008 01040080");
        peerSends("01 06 0008 01040080");
        weSend("02 06 0008 01040080");
    }

    @Test
    void anMruAboveOursIsAcknowledgedAndControlPacketsStayPlain() {
        startUsual();
        peerSends("01 05 0008 0104ffff");
        weSend("02 05 0008 0104ffff");
        peerSends("02 01 0013 01040578 0305c22381 0506a0000002");

        assertThat(lcp.agreement().peerMru()).isEqualTo(0xffff);
        assertThat(script.link().room()).isEqualTo(Link.DEFAULT_MRU - 4);
    }

    /** RFC 1661 section 6: a Nak with an appropriate length. */
    @Test
    void optionsOfAWrongLengthAreNakedIfWeNegotiateThemAndElseRejected() {
        startUsual();
        peerSends("01 05 000d 010505dc00 05041122");
        weSend("03 05 000e 010405dc 0506a0000003");
        peerSends("01 06 0007 070301");
        weSend("04 06 0007 070301");
    }

    /** RFC 1661 section 6.4. */
    @Test
    void ourOwnMagicNumberAndZeroAreNaked() {
        startUsual();
        peerSends("01 05 000a 0506a0000002");
        weSend("03 05 000a 0506a0000003");
        peerSends("01 06 000a 050600000000");
        weSend("03 06 000a 0506a0000004");
    }

    /** RFC 1661 section 6.4: "a new Magic-Number MUST be chosen". */
    @Test
    void aNakedMagicNumberIsReplaced() {
        startUsual();
        peerSends("03 01 000a 050612345678");

        weSend("01 02 0013 01040578 0305c22381 0506a0000003");
    }

    @Test
    void aPeerThatShowsOurMagicNumberAgainAndAgainIsALoop() {
        startUsual();
        for (int i = 0; i < 5; i++) {
            peerSends("01 05 000a 0506a0000002");
        }

        assertThat(script.forget()).as("four Naks and a Terminate-Request").isEqualTo(5);
        assertThat(lcp.protocol().ending().orElseThrow().describe())
                .isEqualTo("no agreement: the link is looped back: our own magic numbers come back");
    }

    /** RFC 1661 section 6.4: "act as if the negotiation had been successful". */
    @Test
    void aRejectedMagicNumberIsStillOurs() {
        startUsual();
        peerSends("04 01 000a 0506a0000002");
        weSend("01 02 000d 01040578 0305c22381");
        peerSends("02 02 000d 01040578 0305c22381");
        peerSends("01 05 0004");
        weSend("02 05 0004");

        assertThat(lcp.agreement().ourMagic()).isEqualTo(0xa0000002);
        assertThat(lcp.agreement().peerMagic()).isZero();
    }

    /** RFC 1661 section 6.1: 1500 octets must be received whatever was asked for. */
    @Test
    void ourMruGivesWay() {
        startUsual();
        peerSends("03 01 0008 010405dc");
        weSend("01 02 0013 010405dc 0305c22381 0506a0000002");
        peerSends("03 02 0008 01040001");
        weSend("01 03 0013 01040080 0305c22381 0506a0000002");
        peerSends("04 03 0008 01040080");
        weSend("01 04 000f 0305c22381 0506a0000002");

        assertThat(lcp.agreement().ourMru()).isEqualTo(1500);
    }

    @Test
    void theDefaultMruIsNotAskedFor() {
        lcp = lcp(1500, List.of(AuthenticationProtocol.PAP));
        start();

        weSend("01 01 000e 0304c023 0506a0000002");
    }

    /** RRAS trace: EAP is offered first, and the client names MS-CHAPv2. */
    @Test
    void aNakThatNamesAnAllowedMethodSwitchesToIt() {
        lcp = lcp(1500, List.of(AuthenticationProtocol.MSCHAP_V2, AuthenticationProtocol.EAP));
        start();
        weSend("01 01 000e 0304c227 0506a0000002");
        peerSends("03 01 0009 0305c22381");
        weSend("01 02 000f 0305c22381 0506a0000002");
        peerSends("02 02 000f 0305c22381 0506a0000002");
        peerSends("01 00 0004");

        assertThat(lcp.agreement().authentication()).isEqualTo(AuthenticationProtocol.MSCHAP_V2);
    }

    @Test
    void methodsAreOfferedStrongestFirst() {
        lcp = lcp(
                1500,
                List.of(
                        AuthenticationProtocol.PAP,
                        AuthenticationProtocol.CHAP_MD5,
                        AuthenticationProtocol.MSCHAP_V1,
                        AuthenticationProtocol.MSCHAP_V2));
        start();
        weSend("01 01 000f 0305c22381 0506a0000002");
        peerSends("03 01 0008 0304c227"); // EAP is not allowed: the next of ours
        weSend("01 02 000f 0305c22380 0506a0000002");
        peerSends("03 02 0009 0305c22305");
        weSend("01 03 000f 0305c22305 0506a0000002");
        peerSends("03 03 0008 0304c023");
        weSend("01 04 000e 0304c023 0506a0000002");
    }

    @Test
    void aNakThatNamesADisallowedMethodGetsOursAgainAndTheFifthEndsLcp() {
        startUsual();
        for (int i = 1; i < 5; i++) {
            peerSends(String.format("03 %02x 0008 0304c023", i));
            weSend(String.format("01 %02x 0013 01040578 0305c22381 0506a0000002", i + 1));
        }
        peerSends("03 05 0008 0304c023");

        weTerminate(0x06, "client wants authentication by PAP, allowed is [MSCHAP_V2]");
        assertThat(layer.events).containsExactly("started");
        peerSends("06 06 0004");
        assertThat(layer.events)
                .endsWith("finished: no agreement: client wants authentication by PAP, allowed is [MSCHAP_V2]");
    }

    @Test
    void aMethodWithoutANameIsDescribedInHex() {
        startUsual();
        for (int i = 1; i <= 5; i++) {
            peerSends(String.format("03 %02x 0009 0305c22399", i));
        }

        assertThat(lcp.protocol().ending().orElseThrow().describe())
                .isEqualTo("no agreement: client wants authentication by 0xc223 99, allowed is [MSCHAP_V2]");
    }

    @Test
    void aClientThatRejectsAuthenticationIsRefused() {
        startUsual();
        peerSends("04 01 0009 0305c22381");

        weTerminate(0x02, "client refuses every authentication method");
        assertThat(lcp.protocol().state()).isEqualTo(State.CLOSING);
    }

    /** RFC 1661 section 5.8. */
    @Test
    void anEchoRequestIsAnsweredWithOurMagicNumber() {
        openUp();
        peerSends("""
                09 44 000a # Echo-Request
                6d4a2c10   # the peer's magic number
                abcd       # data
                """);

        weSend("0a 44 000a a0000002 abcd");
    }

    @Test
    void anEchoRequestBeforeOpenedIsDiscarded() {
        startUsual();
        peerSends("09 44 0008 6d4a2c10");

        script.weSendNothing();
    }

    /** RFC 1661 sections 5.8, 6.4: zero is what a peer without a number sends. */
    @Test
    void echoRequestsWithZeroOrAnUnknownNumberAreAnsweredButNotOurOwn() {
        openUp();
        peerSends("09 44 0008 00000000");
        weSend("0a 44 0008 a0000002");
        peerSends("09 45 0008 12345678");
        weSend("0a 45 0008 a0000002");
        peerSends("09 46 0008 a0000002");
        peerSends("0a 46 0008 a0000002");

        script.weSendNothing();
    }

    @Test
    void discardRequestsAreDiscarded() {
        openUp();
        peerSends("0b 44 000a 6d4a2c10 abcd");

        script.weSendNothing();
        assertThat(lcp.protocol().isOpened()).isTrue();
    }

    /** Windows: product, host name, a number of 16 octets; never a Code-Reject, and nobody can break a log line by it. */
    @Test
    void identificationsAreHeardEscaped() {
        openUp();
        peerSends("0c 02 0012 6d4a2c10" + Hex.text("MSRASV5.20"));
        peerSends("0c 03 0016 6d4a2c10" + Hex.text("MSRAS-0-LAPTOP"));
        peerSends("0c 04 0018 6d4a2c10 00ff0a0d5c2022270000000000000000");

        script.weSendNothing();
        assertThat(events.events.subList(0, 2)).containsExactly("identified MSRASV5.20", "identified MSRAS-0-LAPTOP");
        assertThat(events.events.get(2)).matches("identified [!-~]+");
    }

    /** RFC 1570 section 2.1: may be sent at any time. */
    @Test
    void anIdentificationBeforeOpenedIsHeardToo() {
        startUsual();
        peerSends("0c 02 000a 00000000" + Hex.text("hi"));
        peerSends("0d 03 000c 00000000 0000003c");

        script.weSendNothing();
        assertThat(events.events).containsExactly("identified hi");
    }

    @Test
    void codesWithoutTheirFieldsAreMalformed() {
        openUp();
        for (String packet : List.of(
                "08 01 0005 80", // Protocol-Reject with half a number
                "09 01 0007 6d4a2c", // Echo-Request with half a magic number
                "0a 01 0004", // Echo-Reply without
                "0b 01 0006 6d4a", // Discard-Request with half
                "0c 01 0004", // Identification without
                "0d 01 0008 6d4a2c10")) { // Time-Remaining without seconds
            assertThatExceptionOfType(MalformedPacketException.class)
                    .isThrownBy(() -> lcp.protocol().receive(Hex.of(packet)));
        }
        script.weSendNothing();
    }

    @Test
    void resetRequestsAreUnknownToLcp() {
        openUp();
        peerSends("0e 01 0004");

        weSend("07 02 0008 0e010004");
    }

    @Test
    void aProtocolRejectIsHeard() {
        openUp();
        peerSends("08 44 000e 80fd 01020008 12060100"); // CCP, its packet cut

        assertThat(events.events).containsExactly("rejected 80fd");
        assertThat(lcp.protocol().isOpened()).isTrue();
    }

    /** RFC 1661 section 5.7: in any other state silently discarded. */
    @Test
    void aProtocolRejectBeforeOpenedIsDiscarded() {
        startUsual();
        peerSends("08 44 0006 c021");

        assertThat(events.events).isEmpty();
        assertThat(lcp.protocol().state()).isEqualTo(State.REQ_SENT);
    }

    @Test
    void aProtocolRejectOfLcpEndsIt() {
        openUp();
        peerSends("08 44 0006 c021");

        weSend("05 02 0004");
        assertThat(layer.events).containsExactly("started", "up", "down");
        assertThat(events.events).isEmpty();
    }

    /** RFC 1661 section 5.7: number and packet; accel-ppp sends the number alone. Windows asks for IPv6 like this. */
    @Test
    void aProtocolThatIsNotServedIsRejectedWithItsPacket() {
        openUp();
        lcp.rejectProtocol(0x8057, Hex.of("01 05 000e 010a 1122334455667788"));

        weSend("""
                08 02 0014 # Protocol-Reject under an identifier of its own
                8057       # IPV6CP
                01 05 000e 010a 1122334455667788
                """);
    }

    @Test
    void aProtocolRejectIsCutToThePeersMru() {
        startUsual();
        peerSends("02 01 0013 01040578 0305c22381 0506a0000002");
        peerSends("01 00 0008 01040080");
        weSend("02 00 0008 01040080");
        lcp.rejectProtocol(0x802b, Hex.of("77".repeat(500)));

        weSend("08 02 0080 802b" + "77".repeat(122));
    }

    @Test
    void nothingIsRejectedBeforeOpened() {
        startUsual();
        lcp.rejectProtocol(0x8057, Hex.of("01 05 0004"));

        script.weSendNothing();
    }

    @Test
    void aSilentPeerIsAskedTwiceAndThenReported() {
        openUp();
        silence(Duration.ofSeconds(30));
        weSend("09 02 0008 a0000002");
        silence(Duration.ofSeconds(30));
        weSend("09 03 0008 a0000002");
        assertThat(events.events).isEmpty();
        silence(Duration.ofSeconds(30));

        script.weSendNothing();
        assertThat(events.events).containsExactly("silent");
    }

    @Test
    void aPeerThatSendsAnythingIsNotAsked() {
        openUp();
        for (int i = 0; i < 10; i++) {
            lcp.heard();
            silence(Duration.ofSeconds(30));
        }

        script.weSendNothing();
        assertThat(events.events).isEmpty();
    }

    private void silence(Duration time) {
        script.timePasses(time);
        assertThat(lcp.deadline()).isEqualTo(script.link().now());
        lcp.tick(script.link().now());
    }

    @Test
    void echoesEndWithLcp() {
        openUp();
        peerSends("05 44 0010 6d4a2c10 003ccd74 000002b3");
        weSend("06 44 0004");
        script.timePasses(Duration.ofMinutes(5));
        lcp.tick(script.link().now());

        script.weSendNothing();
        assertThat(layer.events)
                .endsWith("finished: terminated by the peer: Windows error 691"
                        + " (wrong user name or password, or method not permitted)");
    }

    @Test
    void aRenegotiationForgetsThePeersMru() {
        startUsual();
        peerSends("02 01 0013 01040578 0305c22381 0506a0000002");
        peerSends("01 00 0008 01040080");
        weSend("02 00 0008 01040080");
        assertThat(script.link().room()).isEqualTo(124);
        peerSends("01 01 0004");

        assertThat(script.link().room()).isEqualTo(1496);
        assertThat(lcp.agreement().peerMru()).isEqualTo(1500);
    }
}
