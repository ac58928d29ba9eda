package dev.turnpike.ppp.lcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.ppp.fsm.State;
import dev.turnpike.ppp.negotiation.Link;
import java.util.List;
import org.junit.jupiter.api.Test;

/** LCP options as clients send them; facts from docs/clients.md section 3 where not said otherwise. */
final class LcpNegotiationTest {

    private LcpBench bench = new LcpBench();

    private void peerSends(String hex) {
        bench.peerSends(hex);
    }

    private void weSend(String hex) {
        bench.weSend(hex);
    }

    /** Windows 10: identifiers from 0, the next one after our Reject, Callback as 0d 03 06. */
    @Test
    void windowsTenOpensAfterItsCallbackWasRejected() {
        bench.startUsual();
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

        bench.script.weSendNothing();
        assertThat(bench.layer.events).containsExactly("started", "up");
        assertThat(bench.lcp.agreement())
                .isEqualTo(new LcpAgreement(
                        1400, 1400, AuthenticationProtocol.MSCHAP_V2, 0xa0000002, 0x6d4a2c10, true, true));
    }

    /** XP and RRAS: multilink, callback, link discriminator; all rejected in one packet, in order, unmodified. */
    @Test
    void multilinkOptionsAreRejectedTogether() {
        bench.startUsual();
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
        bench.startUsual();
        peerSends("01 02 001b 1317 01" + "ab".repeat(20));

        weSend("02 02 001b 1317 01" + "ab".repeat(20));
    }

    /** macOS and pppd ask for an asyncmap; inside GRE it means nothing. */
    @Test
    void anAsyncControlCharacterMapIsAcknowledged() {
        bench.startUsual();
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
        assertThat(bench.lcp.agreement().peerMru()).isEqualTo(1456);
    }

    /** RRAS site-to-site asks the server to authenticate itself. */
    @Test
    void aPeerThatWantsUsToAuthenticateIsRejected() {
        bench.startUsual();
        peerSends("01 05 000f 0305c22381 050611223344");

        weSend("04 05 0009 0305c22381");
    }

    @Test
    void unknownOptionsAreRejectedUnmodified() {
        bench.startUsual();
        peerSends("01 05 000e fd05010203 0602 1a0301");

        weSend("04 05 000e fd05010203 0602 1a0301");
    }

    @Test
    void anMruBelowOneHundredAndTwentyEightIsNaked() {
        bench.startUsual();
        peerSends("01 05 0008 0104007f");
        weSend("03 05 0008 01040080");
        peerSends("01 06 0008 01040080");
        weSend("02 06 0008 01040080");
    }

    @Test
    void anMruAboveOursIsAcknowledgedAndControlPacketsStayPlain() {
        bench.startUsual();
        peerSends("01 05 0008 0104ffff");
        weSend("02 05 0008 0104ffff");
        peerSends("02 01 0013 01040578 0305c22381 0506a0000002");

        assertThat(bench.lcp.agreement().peerMru()).isEqualTo(0xffff);
        assertThat(bench.script.link().room()).isEqualTo(Link.DEFAULT_MRU - 4);
    }

    /** RFC 1661 section 6: a Nak with an appropriate length. */
    @Test
    void optionsOfAWrongLengthAreNakedIfWeNegotiateThemAndElseRejected() {
        bench.startUsual();
        peerSends("01 05 000d 010505dc00 05041122");
        weSend("03 05 000e 010405dc 0506a0000003");
        peerSends("01 06 0007 070301");
        weSend("04 06 0007 070301");
    }

    /** RFC 1661 section 6.4. */
    @Test
    void ourOwnMagicNumberAndZeroAreNaked() {
        bench.startUsual();
        peerSends("01 05 000a 0506a0000002");
        weSend("03 05 000a 0506a0000003");
        peerSends("01 06 000a 050600000000");
        weSend("03 06 000a 0506a0000004");
    }

    /** RFC 1661 section 6.4: "a new Magic-Number MUST be chosen". */
    @Test
    void aNakedMagicNumberIsReplaced() {
        bench.startUsual();
        peerSends("03 01 000a 050612345678");

        weSend("01 02 0013 01040578 0305c22381 0506a0000003");
    }

    @Test
    void aPeerThatShowsOurMagicNumberAgainAndAgainIsALoop() {
        bench.startUsual();
        for (int i = 0; i < 5; i++) {
            peerSends("01 05 000a 0506a0000002");
        }

        assertThat(bench.script.forget())
                .as("four Naks and a Terminate-Request")
                .isEqualTo(5);
        assertThat(bench.lcp.protocol().ending().orElseThrow().describe())
                .isEqualTo("no agreement: the link is looped back: our own magic numbers come back");
    }

    /** RFC 1661 section 6.4: "act as if the negotiation had been successful". */
    @Test
    void aRejectedMagicNumberIsStillOurs() {
        bench.startUsual();
        peerSends("04 01 000a 0506a0000002");
        weSend("01 02 000d 01040578 0305c22381");
        peerSends("02 02 000d 01040578 0305c22381");
        peerSends("01 05 0004");
        weSend("02 05 0004");

        assertThat(bench.lcp.agreement().ourMagic()).isEqualTo(0xa0000002);
        assertThat(bench.lcp.agreement().peerMagic()).isZero();
    }

    /** RFC 1661 section 6.1: 1500 octets must be received whatever was asked for. */
    @Test
    void ourMruGivesWay() {
        bench.startUsual();
        peerSends("03 01 0008 010405dc");
        weSend("01 02 0013 010405dc 0305c22381 0506a0000002");
        peerSends("03 02 0008 01040001");
        weSend("01 03 0013 01040080 0305c22381 0506a0000002");
        peerSends("04 03 0008 01040080");
        weSend("01 04 000f 0305c22381 0506a0000002");

        assertThat(bench.lcp.agreement().ourMru()).isEqualTo(1500);
    }

    /** RRAS trace: EAP is offered first, and the client names MS-CHAPv2. */
    @Test
    void aNakThatNamesAnAllowedMethodSwitchesToIt() {
        bench = new LcpBench(1500, List.of(AuthenticationProtocol.MSCHAP_V2, AuthenticationProtocol.EAP));
        bench.start();
        weSend("01 01 000e 0304c227 0506a0000002");
        peerSends("03 01 0009 0305c22381");
        weSend("01 02 000f 0305c22381 0506a0000002");
        peerSends("02 02 000f 0305c22381 0506a0000002");
        peerSends("01 00 0004");

        assertThat(bench.lcp.agreement().authentication()).isEqualTo(AuthenticationProtocol.MSCHAP_V2);
    }

    @Test
    void methodsAreOfferedStrongestFirst() {
        bench = new LcpBench(
                1500,
                List.of(
                        AuthenticationProtocol.PAP,
                        AuthenticationProtocol.CHAP_MD5,
                        AuthenticationProtocol.MSCHAP_V1,
                        AuthenticationProtocol.MSCHAP_V2));
        bench.start();
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
        bench.startUsual();
        for (int i = 1; i < 5; i++) {
            peerSends(String.format("03 %02x 0008 0304c023", i));
            weSend(String.format("01 %02x 0013 01040578 0305c22381 0506a0000002", i + 1));
        }
        peerSends("03 05 0008 0304c023");

        bench.weTerminate(0x06, "client wants authentication by PAP, allowed is [MSCHAP_V2]");
        assertThat(bench.layer.events).containsExactly("started");
        peerSends("06 06 0004");
        assertThat(bench.layer.events)
                .endsWith("finished: no agreement: client wants authentication by PAP, allowed is [MSCHAP_V2]");
    }

    @Test
    void aMethodWithoutANameIsDescribedInHex() {
        bench.startUsual();
        for (int i = 1; i <= 5; i++) {
            peerSends(String.format("03 %02x 0009 0305c22399", i));
        }

        assertThat(bench.lcp.protocol().ending().orElseThrow().describe())
                .isEqualTo("no agreement: client wants authentication by 0xc223 99, allowed is [MSCHAP_V2]");
    }

    @Test
    void aClientThatRejectsAuthenticationIsRefused() {
        bench.startUsual();
        peerSends("04 01 0009 0305c22381");

        bench.weTerminate(0x02, "client refuses every authentication method");
        assertThat(bench.lcp.protocol().state()).isEqualTo(State.CLOSING);
    }

    @Test
    void aRenegotiationForgetsThePeersMru() {
        bench.startUsual();
        peerSends("02 01 0013 01040578 0305c22381 0506a0000002");
        peerSends("01 00 0008 01040080");
        weSend("02 00 0008 01040080");
        assertThat(bench.script.link().room()).isEqualTo(124);
        peerSends("01 01 0004");

        assertThat(bench.script.link().room()).isEqualTo(1496);
        assertThat(bench.lcp.agreement().peerMru()).isEqualTo(1500);
    }

    @Test
    void theDefaultMruIsNotAskedFor() {
        bench = new LcpBench(1500, List.of(AuthenticationProtocol.PAP));
        bench.start();

        weSend("01 01 000e 0304c023 0506a0000002");
    }
}
