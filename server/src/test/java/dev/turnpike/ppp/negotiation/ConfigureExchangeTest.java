package dev.turnpike.ppp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.LayerLog;
import dev.turnpike.ppp.Script;
import dev.turnpike.ppp.fsm.State;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Configure-Request and its answers (RFC 1661 sections 4.1 and 5.1 to 5.4), on a protocol whose options mean
 * nothing.
 */
final class ConfigureExchangeTest {

    private final TestBench bench = new TestBench();
    private final Script script = bench.script;
    private final TestNegotiator negotiator = bench.negotiator;
    private final LayerLog log = bench.log;
    private final ControlProtocol<TestOption> protocol = bench.protocol;

    private void peerSends(String hex) {
        bench.peerSends(hex);
    }

    private void weSend(String hex) {
        bench.weSend(hex);
    }

    @Test
    void bothRequestsAcknowledgedOpenTheLayer() {
        protocol.open();
        assertThat(log.events).containsExactly("started");
        protocol.lowerUp();
        weSend("""
                01     # Configure-Request
                20     # identifier
                0007   # length
                010311 # option 1
                """);
        peerSends("""
                01   # Configure-Request
                50   # the peer counts for itself
                0006 # length
                0702 # option 7, empty
                """);
        weSend("02 50 0006 0702");
        assertThat(protocol.state()).isEqualTo(State.ACK_SENT);
        peerSends("02 20 0007 010311");

        script.weSendNothing();
        assertThat(protocol.isOpened()).isTrue();
        assertThat(protocol.deadline()).isEqualTo(Ticker.NEVER);
        assertThat(log.events).containsExactly("started", "up");
        assertThat(negotiator.heard).containsExactly("restarted", "granted [7]", "acked [1]");
    }

    /** RFC 1661 section 5.2: the options in the same order and unmodified; padding is none. */
    @Test
    void anAckRepeatsTheOptionsAsTheyCame() {
        bench.start();
        peerSends("01 51 000c fe05 010203 0103aa ffffff");

        weSend("02 51 000c fe05 010203 0103aa");
    }

    /** RFC 1661 section 5.4: the rejected options in the same order and unmodified. */
    @Test
    void aRejectRepeatsOptionsAsTheyCame() {
        negotiator.reply = new Reply.Reject<>(List.of(TestOption.of(0xfe, 1, 2), TestOption.of(3)));
        bench.start();
        peerSends("01 52 000d fe04 0102 0103aa 0302");

        weSend("04 52 000a fe04 0102 0302");
        assertThat(protocol.state()).isEqualTo(State.REQ_SENT);
    }

    @Test
    void aNakNamesWhatWouldBeAcknowledged() {
        negotiator.reply = new Reply.Nak<>(List.of(TestOption.of(1, 9)), List.of(TestOption.of(1, 8)));
        bench.start();
        peerSends("01 53 0007 010309");

        weSend("03 53 0007 010308");
        assertThat(negotiator.heard).doesNotContain("granted [1]");
    }

    /** RFC 1661 section 5.1: a new identifier whenever the content changes or an answer came. */
    @Test
    void aNakGivesRiseToANewRequestUnderANewIdentifier() {
        bench.start();
        negotiator.wanted = List.of(TestOption.of(1, 0x12));
        peerSends("03 20 0007 010312");

        weSend("01 21 0007 010312");
        assertThat(negotiator.heard).containsExactly("restarted", "naked [1]");
    }

    @Test
    void aRejectGivesRiseToANewRequestWithoutTheOption() {
        bench.start();
        negotiator.wanted = List.of();
        peerSends("04 20 0007 010311");

        weSend("01 21 0004");
        assertThat(negotiator.heard).containsExactly("restarted", "rejected [1]");
    }

    /** RFC 1661 sections 5.2 to 5.4: an identifier that is not that of the last request makes an answer invalid. */
    @Test
    void answersToAnotherRequestAreDropped() {
        bench.start();
        peerSends("02 1f 0007 010311");
        peerSends("03 21 0007 010312");
        peerSends("04 00 0007 010311");

        script.weSendNothing();
        assertThat(protocol.state()).isEqualTo(State.REQ_SENT);
        assertThat(negotiator.heard).containsExactly("restarted");
    }

    /** GRE may deliver a packet twice; the RFC's table would take the copy for a crossed connection and begin anew. */
    @Test
    void aSecondCopyOfAnAnswerIsDropped() {
        bench.openUp();
        peerSends("02 20 0007 010311");
        peerSends("03 20 0007 010312");

        script.weSendNothing();
        assertThat(protocol.isOpened()).isTrue();
    }

    @Test
    void anAckOfOtherOptionsIsMalformed() {
        bench.start();

        bench.assertMalformed("02 20 0007 010312");
        bench.assertMalformed("02 20 0004");
        assertThat(protocol.state()).isEqualTo(State.REQ_SENT);
    }

    @Test
    void aRejectOfOptionsThatWeDidNotRequestIsMalformed() {
        bench.start();

        bench.assertMalformed("04 20 0007 010312");
        bench.assertMalformed("04 20 0004");
        bench.assertMalformed("03 20 0004");
        assertThat(protocol.state()).isEqualTo(State.REQ_SENT);
    }

    @Test
    void brokenOptionsAreMalformedAndChangeNothing() {
        bench.start();

        bench.assertMalformed("01 50 0005 07"); // type without length
        bench.assertMalformed("01 50 0006 0701"); // length less than type and length
        bench.assertMalformed("01 50 0006 0700");
        bench.assertMalformed("01 50 0007 070401"); // length more than there is
        script.weSendNothing();
        assertThat(protocol.state()).isEqualTo(State.REQ_SENT);
    }

    /** RFC 1661 section 4.1, RCR+ in Opened. */
    @Test
    void aRequestInOpenedBringsTheLayerDownAndUpAgain() {
        bench.openUp();
        peerSends("01 51 0006 0702");
        weSend("01 21 0007 010311");
        weSend("02 51 0006 0702");
        assertThat(log.events).containsExactly("started", "up", "down");
        peerSends("02 21 0007 010311");

        assertThat(log.events).containsExactly("started", "up", "down", "up");
        assertThat(negotiator.heard)
                .containsExactly("restarted", "acked [1]", "granted [7]", "restarted", "granted [7]", "acked [1]");
    }

    /** RFC 1661 section 5.1: a request that was answered would have another identifier, so our Ack was lost. */
    @Test
    void theSameRequestAgainInOpenedIsAcknowledgedAgainAndNothingElse() {
        bench.openUp();
        bench.peerSends("01 50 0006 0702");
        bench.weSend("02 50 0006 0702");

        bench.script.weSendNothing();
        assertThat(bench.log.events).containsExactly("started", "up");
    }

    @Test
    void theSameIdentifierWithOtherOptionsInOpenedIsANewRequest() {
        bench.openUp();
        bench.peerSends("01 50 0006 0802");

        assertThat(bench.log.events).containsExactly("started", "up", "down");
    }

    @Test
    void aRefusalIsCutToThePeersMru() {
        List<TestOption> many = Collections.nCopies(100, TestOption.of(3, 1, 2));
        negotiator.reply = new Reply.Reject<>(many);
        bench.start();
        script.link().peerMru(128);
        peerSends("01 60 0194 " + "03040102".repeat(100));

        weSend("04 60 0080 " + "03040102".repeat(31));
    }

    @Test
    void extraCodesCountWhenOpenedOrAlwaysAsTheyWish() {
        bench.start();
        peerSends("09 01 0004");
        peerSends("0c 01 0004");
        peerSends("0a 01 0005 07");
        assertThat(bench.effects).containsExactly("identification");
        openUpFromReqSent();
        peerSends("09 01 0004");
        peerSends("0a 01 0005 07");

        assertThat(bench.effects).containsExactly("identification", "echo", "reply 7");
        bench.assertMalformed("0a 01 0004");
        script.weSendNothing();
    }

    private void openUpFromReqSent() {
        peerSends("02 20 0007 010311");
        peerSends("01 50 0004");
        weSend("02 50 0004");
    }

    /**
     * accel-ppp#353, docs/clients.md section 5: RouterOS hangs up when its early IPCP request is answered by a
     * Terminate-Ack while CCP
     * still negotiates.
     */
    @Test
    void whileTheLayerBelowIsDownARequestIsKeptAndAnsweredLater() {
        protocol.open();
        peerSends("01 4f 0006 0702");
        peerSends("01 50 0006 0702");
        peerSends("05 51 0004");
        script.weSendNothing();
        protocol.lowerUp();

        weSend("01 20 0007 010311");
        weSend("02 50 0006 0702");
        script.weSendNothing();
    }

    @Test
    void anEarlyRequestIsForgottenWithTheLayerBelow() {
        protocol.open();
        peerSends("01 50 0006 0702");
        protocol.lowerDown();
        protocol.lowerUp();

        weSend("01 20 0007 010311");
        script.weSendNothing();
    }

    @Test
    void aBrokenEarlyRequestIsMalformed() {
        protocol.open();

        bench.assertMalformed("01 50 0006 0700");
    }
}
