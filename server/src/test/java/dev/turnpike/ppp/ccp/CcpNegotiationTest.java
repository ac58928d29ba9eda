package dev.turnpike.ppp.ccp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.ppp.fsm.State;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** MPPE as clients ask for it; facts from docs/clients.md section 5 where not said otherwise. */
final class CcpNegotiationTest {

    private CcpBench bench = new CcpBench();

    private void peerSends(String hex) {
        bench.peerSends(hex);
    }

    private void weSend(String hex) {
        bench.weSend(hex);
    }

    /** Windows 7 with encryption required: +H +M +S +L, and after our Nak exactly what it says. */
    @Test
    void windowsSevenSettlesOnOneHundredAndTwentyEightStateless() {
        bench.start();
        peerSends("01 04 000a 1206 010000e0");
        weSend("03 04 000a 1206 01000040");
        peerSends("02 01 000a 1206 01000040");
        peerSends("01 05 000a 1206 01000040");
        weSend("02 05 000a 1206 01000040");

        bench.assertOpened(KeyStrength.BITS_128, true);
        assertThat(bench.layer.events).containsExactly("started", "up");
    }

    /** XP and RRAS add +C: MPPC is never acknowledged. */
    @Test
    void mppcIsNakedAway() {
        bench.start();
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
        bench.start();
        peerSends("01 04 000a 1206 01000001");
        weSend("04 04 000a 1206 01000001");
        peerSends("01 05 0004");

        bench.weTerminate(0x02, "no common encryption: we offered +H +S, peer wants +H +C");
        peerSends("06 02 0004");
        assertThat(bench.layer.events)
                .containsExactly(
                        "started", "finished: no agreement: no common encryption: we offered +H +S, peer wants +H +C");
        assertThat(bench.ccp.agreement()).isEmpty();
    }

    /** The log line of a session without encryption (docs/clients.md section 5). */
    @Test
    void theSummarySaysWhoWantedWhat() {
        assertThat(bench.ccp.summary()).isEqualTo("no common encryption: we offered +H +S, peer wants none");
        bench.start();
        peerSends("01 04 000a 1206 000000a0");

        weSend("04 04 000a 1206 000000a0");
        assertThat(bench.ccp.summary()).isEqualTo("no common encryption: we offered +H +S, peer wants +M +L");
    }

    @Test
    void anEmptyOptionIsRejected() {
        bench.start();
        peerSends("01 04 000a 1206 00000000");

        weSend("04 04 000a 1206 00000000");
        assertThat(bench.ccp.summary()).endsWith("peer wants nothing");
    }

    /** Yamaha RTX1000 loops if the Nak varies. */
    @Test
    void theSameOfferGetsTheSameNakFiveTimesAndThenAReject() {
        bench = new CcpBench(CcpBench.ALL, true);
        bench.start();
        for (int i = 0; i < 5; i++) {
            peerSends("01 04 000a 1206 010000e1");
            weSend("03 04 000a 1206 01000040");
        }
        peerSends("01 04 000a 1206 010000e1");
        weSend("04 04 000a 1206 010000e1");
        peerSends("01 05 0004");

        assertThat(bench.ccp.protocol().state()).isEqualTo(State.CLOSING);
    }

    /** RouterOS offers 40 and 128 bits (docs/clients.md section 8). */
    @Test
    void routerOsSettlesOnTheStrongerOfTwo() {
        bench.start();
        peerSends("01 01 000a 1206 01000060");
        weSend("03 01 000a 1206 01000040");
        peerSends("01 02 000a 1206 01000040");
        weSend("02 02 000a 1206 01000040");
        peerSends("02 01 000a 1206 01000040");

        bench.assertOpened(KeyStrength.BITS_128, true);
    }

    /** pppd with require-mppe offers what we do from the start. */
    @Test
    void theExactOfferIsAcknowledgedAtOnce() {
        bench.openUp();

        bench.assertOpened(KeyStrength.BITS_128, true);
    }

    @Test
    void aWeakerClientIsServedIfThePolicyAllowsIt() {
        bench = new CcpBench(CcpBench.ALL, false);
        bench.start();
        peerSends("01 01 000a 1206 01000020");
        weSend("02 01 000a 1206 01000020");
        peerSends("03 01 000a 1206 01000020");
        weSend("01 02 000a 1206 01000020");
        peerSends("02 02 000a 1206 01000020");

        bench.assertOpened(KeyStrength.BITS_40, true);
    }

    @Test
    void theStrongestCommonKeyIsTaken() {
        bench = new CcpBench(EnumSet.of(KeyStrength.BITS_40, KeyStrength.BITS_56), false);
        bench.ccp.protocol().open();
        bench.ccp.protocol().lowerUp();
        weSend("01 01 000a 1206 01000080");
        peerSends("01 01 000a 1206 010000e0");
        weSend("03 01 000a 1206 01000080");
    }

    @Test
    void aNakBelowThePolicyGetsOursAgainAndTheFifthEndsCcp() {
        bench.start();
        for (int i = 1; i < 5; i++) {
            peerSends(String.format("03 %02x 000a 1206 01000020", i));
            weSend(String.format("01 %02x 000a 1206 01000040", i + 1));
        }
        peerSends("03 05 000a 1206 01000020");

        bench.weTerminate(0x06, "no common encryption: we offered +H +S, peer wants +H +L");
    }

    @Test
    void aClientThatRejectsMppeEndsCcp() {
        bench.start();
        peerSends("04 01 000a 1206 01000040");

        bench.weTerminate(0x02, "no common encryption: we offered +H +S, peer wants none");
    }

    /** RFC 1661 section 5.3: an option that is missing may be asked for by a Nak; after five we do without, and end. */
    @Test
    void aRequestWithoutMppeIsAskedForIt() {
        bench.start();
        for (int i = 0; i < 5; i++) {
            peerSends("01 01 0004");
            weSend("03 01 000a 1206 01000040");
        }
        peerSends("01 01 0004");

        bench.weTerminate(0x02, "no common encryption: we offered +H +S, peer wants none");
    }

    @Test
    void aStatefulOfferIsNakedWithStateless() {
        bench.start();
        for (int i = 0; i < 5; i++) {
            peerSends("01 01 000a 1206 00000040");
            weSend("03 01 000a 1206 01000040");
        }
        peerSends("01 01 000a 1206 00000040");

        weSend("04 01 000a 1206 00000040");
    }

    /** XP may insist on stateful (docs/clients.md section 8). */
    @Test
    void statefulIsAgreedToIfAllowedAndThePeerInsists() {
        bench = new CcpBench(CcpBench.ONLY_128, true);
        bench.start();
        peerSends("01 01 000a 1206 00000040");
        weSend("03 01 000a 1206 01000040");
        peerSends("01 02 000a 1206 00000040");
        weSend("03 02 000a 1206 01000040");
        peerSends("01 03 000a 1206 00000040");
        weSend("02 03 000a 1206 00000040");
        peerSends("03 01 000a 1206 00000040");
        weSend("01 02 000a 1206 00000040");
        peerSends("02 02 000a 1206 00000040");

        bench.assertOpened(KeyStrength.BITS_128, false);
    }

    @Test
    void aNakWithoutHIsInsistingToo() {
        bench = new CcpBench(CcpBench.ONLY_128, true);
        bench.start();
        peerSends("03 01 000a 1206 00000040");
        weSend("01 02 000a 1206 00000040");
        peerSends("02 02 000a 1206 00000040");
        peerSends("01 01 000a 1206 00000040");
        weSend("02 01 000a 1206 00000040");

        bench.assertOpened(KeyStrength.BITS_128, false);
    }

    @Test
    void aNakWithoutHGetsOursAgainIfStatefulIsNotAllowed() {
        bench.start();
        peerSends("03 01 000a 1206 00000040");

        weSend("01 02 000a 1206 01000040");
    }

    /** One mode for both directions: what the peer acknowledged to us binds its own request. */
    @Test
    void onceOursIsAcknowledgedThePeersMustMatch() {
        bench = new CcpBench(CcpBench.ALL, true);
        bench.start();
        peerSends("02 01 000a 1206 01000040");
        for (int i = 0; i < 5; i++) {
            peerSends("01 01 000a 1206 00000020");
            weSend("03 01 000a 1206 01000040");
        }
        peerSends("01 02 000a 1206 01000040");
        weSend("02 02 000a 1206 01000040");

        bench.assertOpened(KeyStrength.BITS_128, true);
    }

    @Test
    void aPeerThatAcknowledgesAnotherModeThanItAskedForIsGivenUp() {
        bench = new CcpBench(CcpBench.ALL, false);
        bench.start();
        peerSends("01 01 000a 1206 01000020");
        weSend("02 01 000a 1206 01000020");
        peerSends("02 01 000a 1206 01000040");

        assertThat(bench.ccp.protocol().state()).isEqualTo(State.CLOSING);
        assertThat(bench.ccp.agreement()).isEmpty();
    }

    /** CVE table, docs/clients.md section 9: a renegotiation to no encryption must not go unheard. */
    @Test
    void aRenegotiationBringsTheLayerDownAndEndsWithoutEncryption() {
        bench.openUp();
        peerSends("01 07 000a 1206 00000001");
        weSend("01 02 000a 1206 01000040");
        weSend("04 07 000a 1206 00000001");
        assertThat(bench.layer.events).containsExactly("started", "up", "down");
        peerSends("01 08 0004");

        assertThat(bench.ccp.protocol().state()).isEqualTo(State.CLOSING);
        assertThat(bench.ccp.agreement()).isEmpty();
    }

    /** pppd requests stateless mode whatever it allows: it uses the other one only with a server that asks for it. */
    @Test
    void aServerThatPrefersStatefulModeGetsItFromAClientThatAllowsIt() {
        bench = new CcpBench(CcpBench.ONLY_128, CcpPolicy.Stateful.PREFERRED);
        startPreferringStateful();
        peerSends("02 01 000a 1206 00000040"); // acknowledges ours
        peerSends("01 01 000a 1206 01000040"); // wants +H +S itself
        weSend("03 01 000a 1206 00000040"); // is asked for -H +S
        peerSends("01 02 000a 1206 00000040");
        weSend("02 02 000a 1206 00000040");

        bench.assertOpened(KeyStrength.BITS_128, false);
    }

    @Test
    void aServerThatPrefersStatefulModeGivesInToAClientThatInsistsOnTheOther() {
        bench = new CcpBench(CcpBench.ONLY_128, CcpPolicy.Stateful.PREFERRED);
        startPreferringStateful();
        peerSends("03 01 000a 1206 01000040"); // wants +H in ours as well
        weSend("01 02 000a 1206 01000040");
        peerSends("02 02 000a 1206 01000040");
        peerSends("01 01 000a 1206 01000040");
        weSend("02 01 000a 1206 01000040");

        bench.assertOpened(KeyStrength.BITS_128, true);
    }

    private void startPreferringStateful() {
        bench.ccp.protocol().open();
        bench.ccp.protocol().lowerUp();
        weSend("01 01 000a 1206 00000040");
    }
}
