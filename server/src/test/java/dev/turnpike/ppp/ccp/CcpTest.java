package dev.turnpike.ppp.ccp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.turnpike.ppp.LayerLog;
import dev.turnpike.ppp.OptionCodecContract;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.Script;
import dev.turnpike.ppp.fsm.State;
import dev.turnpike.ppp.negotiation.Timing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** CCP as clients speak it; FIELD is the collection of client facts, section 3.5 where not said otherwise. */
final class CcpTest {

    private static final Set<KeyStrength> ONLY_128 = EnumSet.of(KeyStrength.BITS_128);
    private static final Set<KeyStrength> ALL = EnumSet.allOf(KeyStrength.class);

    private final Script script = new Script(1);
    private final LayerLog layer = new LayerLog();
    private final List<String> resets = new ArrayList<>();
    private Ccp ccp = ccp(ONLY_128, false);

    private Ccp ccp(Set<KeyStrength> strengths, boolean statefulAllowed) {
        ResetListener listener = new ResetListener() {
            @Override
            public void resetRequested() {
                resets.add("requested");
            }

            @Override
            public void resetAcknowledged() {
                resets.add("acknowledged");
            }
        };
        CcpPolicy policy =
                new CcpPolicy(strengths, statefulAllowed ? CcpPolicy.Stateful.ALLOWED : CcpPolicy.Stateful.REFUSED);
        Ccp made = new Ccp(script.link(), Timing.standard(), policy, layer, listener);
        script.with(made.protocol());
        return made;
    }

    private void start() {
        ccp.protocol().open();
        ccp.protocol().lowerUp();
        weSend("""
                01 01 000a     # Configure-Request
                12 06 01000040 # MPPE +H +S
                """);
    }

    private void peerSends(String hex) {
        script.peerSends(PppProtocol.CCP, hex);
    }

    private void weSend(String hex) {
        script.weSend(PppProtocol.CCP, hex);
    }

    private void weTerminate(int identifier, String reason) {
        script.weTerminate(PppProtocol.CCP, identifier, reason);
    }

    private void assertOpened(KeyStrength strength, boolean stateless) {
        script.weSendNothing();
        assertThat(ccp.protocol().isOpened()).isTrue();
        assertThat(ccp.agreement()).contains(new CcpAgreement(strength, stateless));
    }

    /** Windows 7 with encryption required: +H +M +S +L, and after our Nak exactly what it says. */
    @Test
    void windowsSevenSettlesOnOneHundredAndTwentyEightStateless() {
        start();
        peerSends("01 04 000a 1206 010000e0");
        weSend("03 04 000a 1206 01000040");
        peerSends("02 01 000a 1206 01000040");
        peerSends("01 05 000a 1206 01000040");
        weSend("02 05 000a 1206 01000040");

        assertOpened(KeyStrength.BITS_128, true);
        assertThat(layer.events).containsExactly("started", "up");
    }

    /** XP and RRAS add +C: MPPC is never acknowledged. */
    @Test
    void mppcIsNakedAway() {
        start();
        peerSends("01 04 000a 1206 010000e1");
        weSend("03 04 000a 1206 01000040");
        peerSends("01 05 000a 1206 01000041");
        weSend("03 05 000a 1206 01000040");
        peerSends("01 06 000a 1206 01000040");
        weSend("02 06 000a 1206 01000040");
    }

    /** Windows when its user chose no encryption: +H +C alone. */
    @Test
    void mppcAloneIsRejectedAndWithoutEncryptionCcpDoesNotOpen() {
        start();
        peerSends("01 04 000a 1206 01000001");
        weSend("04 04 000a 1206 01000001");
        peerSends("01 05 0004");

        weTerminate(0x02, "no common encryption: we offered +H +S, peer wants +H +C");
        peerSends("06 02 0004");
        assertThat(layer.events)
                .containsExactly(
                        "started", "finished: no agreement: no common encryption: we offered +H +S, peer wants +H +C");
        assertThat(ccp.agreement()).isEmpty();
    }

    /** The log line of a session without encryption (FIELD 2, complaint 12). */
    @Test
    void theSummarySaysWhoWantedWhat() {
        assertThat(ccp.summary()).isEqualTo("no common encryption: we offered +H +S, peer wants none");
        start();
        peerSends("01 04 000a 1206 000000a0");

        weSend("04 04 000a 1206 000000a0");
        assertThat(ccp.summary()).isEqualTo("no common encryption: we offered +H +S, peer wants +M +L");
    }

    @Test
    void anEmptyOptionIsRejected() {
        start();
        peerSends("01 04 000a 1206 00000000");

        weSend("04 04 000a 1206 00000000");
        assertThat(ccp.summary()).endsWith("peer wants nothing");
    }

    /** Yamaha RTX1000 loops if the Nak varies. */
    @Test
    void theSameOfferGetsTheSameNakFiveTimesAndThenAReject() {
        ccp = ccp(ALL, true);
        start();
        for (int i = 0; i < 5; i++) {
            peerSends("01 04 000a 1206 010000e1");
            weSend("03 04 000a 1206 01000040");
        }
        peerSends("01 04 000a 1206 010000e1");
        weSend("04 04 000a 1206 010000e1");
        peerSends("01 05 0004");

        assertThat(ccp.protocol().state()).isEqualTo(State.CLOSING);
    }

    /** RouterOS offers 40 and 128 bits (FIELD 3.8). */
    @Test
    void routerOsSettlesOnTheStrongerOfTwo() {
        start();
        peerSends("01 01 000a 1206 01000060");
        weSend("03 01 000a 1206 01000040");
        peerSends("01 02 000a 1206 01000040");
        weSend("02 02 000a 1206 01000040");
        peerSends("02 01 000a 1206 01000040");

        assertOpened(KeyStrength.BITS_128, true);
    }

    /** pppd with require-mppe offers what we do from the start. */
    @Test
    void theExactOfferIsAcknowledgedAtOnce() {
        openUp();

        assertOpened(KeyStrength.BITS_128, true);
    }

    private void openUp() {
        start();
        peerSends("01 01 000a 1206 01000040");
        weSend("02 01 000a 1206 01000040");
        peerSends("02 01 000a 1206 01000040");
    }

    @Test
    void aWeakerClientIsServedIfThePolicyAllowsIt() {
        ccp = ccp(ALL, false);
        start();
        peerSends("01 01 000a 1206 01000020");
        weSend("02 01 000a 1206 01000020");
        peerSends("03 01 000a 1206 01000020");
        weSend("01 02 000a 1206 01000020");
        peerSends("02 02 000a 1206 01000020");

        assertOpened(KeyStrength.BITS_40, true);
    }

    @Test
    void theStrongestCommonKeyIsTaken() {
        ccp = ccp(EnumSet.of(KeyStrength.BITS_40, KeyStrength.BITS_56), false);
        ccp.protocol().open();
        ccp.protocol().lowerUp();
        weSend("01 01 000a 1206 01000080");
        peerSends("01 01 000a 1206 010000e0");
        weSend("03 01 000a 1206 01000080");
    }

    @Test
    void aNakBelowThePolicyGetsOursAgainAndTheFifthEndsCcp() {
        start();
        for (int i = 1; i < 5; i++) {
            peerSends(String.format("03 %02x 000a 1206 01000020", i));
            weSend(String.format("01 %02x 000a 1206 01000040", i + 1));
        }
        peerSends("03 05 000a 1206 01000020");

        weTerminate(0x06, "no common encryption: we offered +H +S, peer wants +H +L");
    }

    @Test
    void aClientThatRejectsMppeEndsCcp() {
        start();
        peerSends("04 01 000a 1206 01000040");

        weTerminate(0x02, "no common encryption: we offered +H +S, peer wants none");
    }

    /** RFC 1661 section 5.3: an option that is missing may be asked for by a Nak; after five we do without, and end. */
    @Test
    void aRequestWithoutMppeIsAskedForIt() {
        start();
        for (int i = 0; i < 5; i++) {
            peerSends("01 01 0004");
            weSend("03 01 000a 1206 01000040");
        }
        peerSends("01 01 0004");

        weTerminate(0x02, "no common encryption: we offered +H +S, peer wants none");
    }

    @Test
    void aStatefulOfferIsNakedWithStateless() {
        start();
        for (int i = 0; i < 5; i++) {
            peerSends("01 01 000a 1206 00000040");
            weSend("03 01 000a 1206 01000040");
        }
        peerSends("01 01 000a 1206 00000040");

        weSend("04 01 000a 1206 00000040");
    }

    /** XP may insist on stateful (FIELD 3.8). */
    @Test
    void statefulIsAgreedToIfAllowedAndThePeerInsists() {
        ccp = ccp(ONLY_128, true);
        start();
        peerSends("01 01 000a 1206 00000040");
        weSend("03 01 000a 1206 01000040");
        peerSends("01 02 000a 1206 00000040");
        weSend("03 02 000a 1206 01000040");
        peerSends("01 03 000a 1206 00000040");
        weSend("02 03 000a 1206 00000040");
        peerSends("03 01 000a 1206 00000040");
        weSend("01 02 000a 1206 00000040");
        peerSends("02 02 000a 1206 00000040");

        assertOpened(KeyStrength.BITS_128, false);
    }

    @Test
    void aNakWithoutHIsInsistingToo() {
        ccp = ccp(ONLY_128, true);
        start();
        peerSends("03 01 000a 1206 00000040");
        weSend("01 02 000a 1206 00000040");
        peerSends("02 02 000a 1206 00000040");
        peerSends("01 01 000a 1206 00000040");
        weSend("02 01 000a 1206 00000040");

        assertOpened(KeyStrength.BITS_128, false);
    }

    @Test
    void aNakWithoutHGetsOursAgainIfStatefulIsNotAllowed() {
        start();
        peerSends("03 01 000a 1206 00000040");

        weSend("01 02 000a 1206 01000040");
    }

    /** One mode for both directions: what the peer acknowledged to us binds its own request. */
    @Test
    void onceOursIsAcknowledgedThePeersMustMatch() {
        ccp = ccp(ALL, true);
        start();
        peerSends("02 01 000a 1206 01000040");
        for (int i = 0; i < 5; i++) {
            peerSends("01 01 000a 1206 00000020");
            weSend("03 01 000a 1206 01000040");
        }
        peerSends("01 02 000a 1206 01000040");
        weSend("02 02 000a 1206 01000040");

        assertOpened(KeyStrength.BITS_128, true);
    }

    @Test
    void aPeerThatAcknowledgesAnotherModeThanItAskedForIsGivenUp() {
        ccp = ccp(ALL, false);
        start();
        peerSends("01 01 000a 1206 01000020");
        weSend("02 01 000a 1206 01000020");
        peerSends("02 01 000a 1206 01000040");

        assertThat(ccp.protocol().state()).isEqualTo(State.CLOSING);
        assertThat(ccp.agreement()).isEmpty();
    }

    /** BSD-Compress, Deflate, Predictor and all others. */
    @Test
    void everyOtherCompressionIsRejected() {
        start();
        peerSends("""
                01 01 001b
                15 03 2f       # BSD-Compress
                1a 04 7800     # Deflate
                01 02          # Predictor type 1
                02 02          # Predictor type 2
                11 06 00010101 # Stac LZS
                12 06 01000040 # MPPE
                """);

        weSend("04 01 0015 15032f 1a047800 0102 0202 110600010101");
    }

    /** RFC 1661 section 6: a Nak with an appropriate length. */
    @Test
    void anMppeOptionOfAWrongLengthIsNaked() {
        start();
        peerSends("01 01 0008 1204 0100");

        weSend("03 01 000a 1206 01000040");
    }

    @Test
    void undefinedBitsAreNakedAway() {
        start();
        peerSends("01 01 000a 1206 01000050");
        weSend("03 01 000a 1206 01000040");
        peerSends("01 02 000a 1206 81000040");
        weSend("03 02 000a 1206 01000040");
    }

    /** RFC 3078 section 8.2: no Reset-Ack; Windows would answer it by a Code-Reject. */
    @Test
    void aResetRequestIsHeardButNotAnswered() {
        openUp();
        peerSends("0e 09 0004");
        peerSends("0f 0a 0004");

        script.weSendNothing();
        assertThat(resets).containsExactly("requested", "acknowledged");
    }

    @Test
    void aResetRequestBeforeOpenedIsDiscarded() {
        start();
        peerSends("0e 09 0004");
        ccp.requestReset();

        script.weSendNothing();
        assertThat(resets).isEmpty();
    }

    @Test
    void ourResetRequestHasNoData() {
        openUp();
        ccp.requestReset();

        weSend("0e 02 0004");
    }

    @Test
    void echoRequestsAreUnknownToCcp() {
        start();
        peerSends("09 09 0008 00000000");

        weSend("07 02 000c 0909000800000000");
    }

    @Test
    void aProtocolRejectFinishesCcp() {
        start();
        ccp.protocol().protocolRejected();

        script.weSendNothing();
        assertThat(layer.events).containsExactly("started", "finished: rejected by the peer: CCP");
    }

    /** CVE table, FIELD 5: a renegotiation to no encryption must not go unheard. */
    @Test
    void aRenegotiationBringsTheLayerDownAndEndsWithoutEncryption() {
        openUp();
        peerSends("01 07 000a 1206 00000001");
        weSend("01 02 000a 1206 01000040");
        weSend("04 07 000a 1206 00000001");
        assertThat(layer.events).containsExactly("started", "up", "down");
        peerSends("01 08 0004");

        assertThat(ccp.protocol().state()).isEqualTo(State.CLOSING);
        assertThat(ccp.agreement()).isEmpty();
    }

    @Test
    void theBitsArePrintedAsWindowsAndPppdPrintThem() {
        assertThat(new CcpOption.Mppe(0x010000f1)).hasToString("+H +M +S +L +D +C");
        assertThat(new CcpOption.Mppe(0x80000040)).hasToString("+S +0x80000000");
        assertThat(new CcpOption.Mppe(0)).hasToString("nothing");
    }

    @Test
    void aPolicyWithoutKeysIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CcpPolicy(Set.of(), CcpPolicy.Stateful.REFUSED));
    }

    @Test
    void everyOptionIsWrittenBackUnmodified() {
        OptionCodecContract.check(new CcpOptionCodec(), CcpOption.class);
    }
}
