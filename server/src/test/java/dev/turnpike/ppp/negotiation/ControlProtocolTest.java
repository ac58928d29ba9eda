package dev.turnpike.ppp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.Code;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Hex;
import dev.turnpike.ppp.LayerLog;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.Script;
import dev.turnpike.ppp.fsm.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 1661 sections 4 and 5, on a protocol whose options mean nothing. */
final class ControlProtocolTest {

    private static final PppProtocol IPCP = PppProtocol.IPCP;

    private final Script script = new Script(0x20);
    private final TestNegotiator negotiator = new TestNegotiator();
    private final LayerLog log = new LayerLog();
    private final List<String> effects = new ArrayList<>();
    private final ControlProtocol<TestOption> protocol = new ControlProtocol<>(
            IPCP, script.link(), Timing.standard(), new TestOption.Codec(), negotiator, this::extra, log);

    ControlProtocolTest() {
        script.with(protocol);
    }

    /** Code 9 only when opened, code 12 always, code 10 needs one octet. */
    private Optional<ExtraCodes.Extra> extra(ControlPacket packet) throws MalformedPacketException {
        return switch (Code.of(packet.code()).orElseThrow()) {
            case ECHO_REQUEST -> Optional.of(new ExtraCodes.Extra(false, () -> effects.add("echo")));
            case IDENTIFICATION -> Optional.of(new ExtraCodes.Extra(true, () -> effects.add("identification")));
            case ECHO_REPLY -> {
                int octet = packet.data().reader().u8();
                yield Optional.of(new ExtraCodes.Extra(false, () -> effects.add("reply " + octet)));
            }
            default -> Optional.empty();
        };
    }

    private void start() {
        protocol.open();
        protocol.lowerUp();
        weSend("01 20 0007 010311");
    }

    private void openUp() {
        start();
        peerSends("02 20 0007 010311");
        peerSends("01 50 0006 0702");
        weSend("02 50 0006 0702");
    }

    private void peerSends(String hex) {
        script.peerSends(IPCP, hex);
    }

    private void weSend(String hex) {
        script.weSend(IPCP, hex);
    }

    private void weTerminate(int identifier, String reason) {
        script.weTerminate(IPCP, identifier, reason);
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
        start();
        peerSends("01 51 000c fe05 010203 0103aa ffffff");

        weSend("02 51 000c fe05 010203 0103aa");
    }

    /** RFC 1661 section 5.4: the rejected options in the same order and unmodified. */
    @Test
    void aRejectRepeatsOptionsAsTheyCame() {
        negotiator.reply = new Reply.Reject<>(List.of(TestOption.of(0xfe, 1, 2), TestOption.of(3)));
        start();
        peerSends("01 52 000d fe04 0102 0103aa 0302");

        weSend("04 52 000a fe04 0102 0302");
        assertThat(protocol.state()).isEqualTo(State.REQ_SENT);
    }

    @Test
    void aNakNamesWhatWouldBeAcknowledged() {
        negotiator.reply = new Reply.Nak<>(List.of(TestOption.of(1, 9)), List.of(TestOption.of(1, 8)));
        start();
        peerSends("01 53 0007 010309");

        weSend("03 53 0007 010308");
        assertThat(negotiator.heard).doesNotContain("granted [1]");
    }

    /** RFC 1661 section 5.1: a new identifier whenever the content changes or an answer came. */
    @Test
    void aNakGivesRiseToANewRequestUnderANewIdentifier() {
        start();
        negotiator.wanted = List.of(TestOption.of(1, 0x12));
        peerSends("03 20 0007 010312");

        weSend("01 21 0007 010312");
        assertThat(negotiator.heard).containsExactly("restarted", "naked [1]");
    }

    @Test
    void aRejectGivesRiseToANewRequestWithoutTheOption() {
        start();
        negotiator.wanted = List.of();
        peerSends("04 20 0007 010311");

        weSend("01 21 0004");
        assertThat(negotiator.heard).containsExactly("restarted", "rejected [1]");
    }

    /** RFC 1661 sections 5.2 to 5.4: an identifier that is not that of the last request makes an answer invalid. */
    @Test
    void answersToAnotherRequestAreDropped() {
        start();
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
        openUp();
        peerSends("02 20 0007 010311");
        peerSends("03 20 0007 010312");

        script.weSendNothing();
        assertThat(protocol.isOpened()).isTrue();
    }

    @Test
    void anAckOfOtherOptionsIsMalformed() {
        start();

        assertMalformed("02 20 0007 010312");
        assertMalformed("02 20 0004");
        assertThat(protocol.state()).isEqualTo(State.REQ_SENT);
    }

    @Test
    void aRejectOfOptionsThatWeDidNotRequestIsMalformed() {
        start();

        assertMalformed("04 20 0007 010312");
        assertMalformed("04 20 0004");
        assertMalformed("03 20 0004");
        assertThat(protocol.state()).isEqualTo(State.REQ_SENT);
    }

    @Test
    void brokenOptionsAreMalformedAndChangeNothing() {
        start();

        assertMalformed("01 50 0005 07"); // type without length
        assertMalformed("01 50 0006 0701"); // length less than type and length
        assertMalformed("01 50 0006 0700");
        assertMalformed("01 50 0007 070401"); // length more than there is
        script.weSendNothing();
        assertThat(protocol.state()).isEqualTo(State.REQ_SENT);
    }

    /** FIELD 3.3: 300 to 500 ms, 1 s, 2 s, 3 s. RFC 1661 section 4.6: Max-Configure 10. */
    @Test
    void anUnansweredRequestIsRepeatedWithGrowingIntervalsAndThenGivenUp() {
        start();
        for (int millis : new int[] {400, 1_000, 2_000, 3_000, 3_000, 3_000, 3_000, 3_000, 3_000}) {
            script.timePasses(Duration.ofMillis(millis - 1));
            script.weSendNothing();
            script.timePasses(Duration.ofMillis(1));
            weSend("01 20 0007 010311");
        }
        script.timePasses(Duration.ofSeconds(3));

        script.weSendNothing();
        assertThat(protocol.state()).isEqualTo(State.STOPPED);
        assertThat(log.events).containsExactly("started", "finished: no answer from the peer");
        assertThat(protocol.deadline()).isEqualTo(Ticker.NEVER);
    }

    /** The answer to any copy counts, since all copies are the same (RFC 1661 section 5.1). */
    @Test
    void aLateAnswerToARepeatedRequestCounts() {
        start();
        script.timePasses(Duration.ofMillis(500));
        weSend("01 20 0007 010311");
        peerSends("02 20 0007 010311");

        assertThat(protocol.state()).isEqualTo(State.ACK_RCVD);
    }

    /** A repeated request reaches a peer that may have just opened, which RFC 1661 then makes negotiate once more. */
    @Test
    void onASlowLineRequestsAreNotRepeatedBeforeAnAnswerCanCome() {
        start();
        script.timePasses(Duration.ofMillis(390));
        negotiator.wanted = List.of(TestOption.of(1, 0x12));
        peerSends("03 20 0007 010312");
        weSend("01 21 0007 010312");

        script.timePasses(Duration.ofMillis(779));
        script.weSendNothing();
        script.timePasses(Duration.ofMillis(1));
        weSend("01 21 0007 010312");
    }

    /** FIELD 3.3: a request sent before the client opened its GRE tunnel is lost. */
    @Test
    void aNudgeRepeatsTheRequestAtOnceButNotForEver() {
        start();
        protocol.nudge();
        weSend("01 20 0007 010311");
        protocol.nudge();
        weSend("01 20 0007 010311");
        protocol.nudge();

        script.weSendNothing();
    }

    @Test
    void aNudgeDoesNothingOnceThePeerAnswered() {
        protocol.nudge();
        start();
        peerSends("02 20 0007 010311");
        protocol.nudge();

        script.weSendNothing();
    }

    @Test
    void aNudgeStartsTheWaitAnewAndTakesNoAttempt() {
        start();
        script.timePasses(Duration.ofMillis(300));
        protocol.nudge();
        script.forget();
        script.timePasses(Duration.ofMillis(399));
        script.weSendNothing();
        script.timePasses(Duration.ofMinutes(1));

        assertThat(script.forget()).as("Max-Configure less the first").isEqualTo(9);
    }

    /** Nothing is lost once the peer acknowledged: its own request comes at its own pace. */
    @Test
    void afterThePeersAckItsRequestIsAwaitedForALongInterval() {
        start();
        peerSends("02 20 0007 010311");
        script.timePasses(Duration.ofMillis(2_999));
        script.weSendNothing();
        script.timePasses(Duration.ofMillis(1));

        // RFC 1661 section 5.1: a new identifier after an answer.
        weSend("01 21 0007 010311");
    }

    /** RFC 1661 section 4.6, Max-Failure. */
    @Test
    void afterFiveNaksTheirOptionsAreRejectedAsThePeerSentThem() {
        negotiator.reply = new Reply.Nak<>(List.of(TestOption.of(1, 9)), List.of(TestOption.of(1, 8)));
        start();
        for (int i = 0; i < 5; i++) {
            peerSends("01 60 0007 010309");
            weSend("03 60 0007 010308");
        }
        peerSends("01 60 0007 010309");

        weSend("04 60 0007 010309");
    }

    /** RFC 1661 section 4.6: then "locally desired options are no longer appended". */
    @Test
    void afterFiveNaksMissingOptionsAreDoneWithout() {
        negotiator.reply = new Reply.Nak<>(List.of(), List.of(TestOption.of(1, 8)));
        start();
        for (int i = 0; i < 5; i++) {
            peerSends("01 60 0004");
            weSend("03 60 0007 010308");
        }
        peerSends("01 60 0004");

        weSend("02 60 0004");
        assertThat(negotiator.heard).containsExactly("restarted", "granted []");
    }

    @Test
    void anAckInBetweenStartsTheCountOfNaksAnew() {
        start();
        for (int i = 0; i < 20; i++) {
            negotiator.reply = new Reply.Nak<>(List.of(TestOption.of(1, 9)), List.of(TestOption.of(1, 8)));
            peerSends("01 60 0007 010309");
            weSend("03 60 0007 010308");
            negotiator.reply = new Reply.Ack<>();
            peerSends("01 60 0007 010308");
            weSend("02 60 0007 010308");
        }
    }

    @Test
    void aPeerThatNaksForEverEndsTheNegotiation() {
        start();
        int identifier = 0x20;
        while (protocol.state().isNegotiating()) {
            script.forget();
            peerSends(String.format("03 %02x 0007 010312", identifier++));
        }

        assertThat(identifier - 0x20).isEqualTo(11);
        weTerminate(0x2b, "the peer refuses what we request, again and again");
        assertThat(protocol.ending())
                .contains(new Ending.NoAgreement("the peer refuses what we request, again and again"));
    }

    @Test
    void aPeerThatRepeatsWhatWeRejectEndsTheNegotiation() {
        negotiator.reply = new Reply.Reject<>(List.of(TestOption.of(1, 9)));
        start();
        int requests = 0;
        while (protocol.state().isNegotiating()) {
            peerSends("01 60 0007 010309");
            requests++;
        }

        assertThat(requests).isEqualTo(16);
        assertThat(protocol.ending()).contains(new Ending.NoAgreement("the peer repeats what we refuse"));
    }

    @Test
    void anImpasseOfTheNegotiatorEndsTheNegotiationWithItsReason() {
        start();
        negotiator.impasse = Optional.of("no way");
        peerSends("04 20 0007 010311");

        weTerminate(0x21, "no way");
        peerSends("06 21 0004");
        assertThat(log.events).containsExactly("started", "finished: no agreement: no way");
        assertThat(protocol.state()).isEqualTo(State.CLOSED);
    }

    /** RFC 1661 section 4.1, RCR+ in Opened. */
    @Test
    void aRequestInOpenedBringsTheLayerDownAndUpAgain() {
        openUp();
        peerSends("01 51 0006 0702");
        weSend("01 21 0007 010311");
        weSend("02 51 0006 0702");
        assertThat(log.events).containsExactly("started", "up", "down");
        peerSends("02 21 0007 010311");

        assertThat(log.events).containsExactly("started", "up", "down", "up");
        assertThat(negotiator.heard)
                .containsExactly("restarted", "acked [1]", "granted [7]", "restarted", "granted [7]", "acked [1]");
    }

    @Test
    void aNegotiationAfterOpenedHasAllAttemptsAgain() {
        openUp();
        for (int i = 0; i < 12; i++) {
            // RFC 1661 section 4.1: the peer forgot the layer; RTA in Opened sends a request without irc.
            peerSends("06 00 0004");
            script.forget();
            peerSends(String.format("02 %02x 0007 010311", 0x21 + i));
            peerSends("01 50 0006 0702");
            script.forget();
        }
        assertThat(protocol.isOpened()).isTrue();
    }

    @Test
    void closingSendsTheReasonTwiceAndThenFinishes() {
        openUp();
        protocol.close("idle");
        weTerminate(0x21, "idle");
        assertThat(log.events).containsExactly("started", "up", "down");
        script.timePasses(Duration.ofMillis(400));
        weTerminate(0x21, "idle");
        script.timePasses(Duration.ofSeconds(1));

        script.weSendNothing();
        assertThat(log.events).containsExactly("started", "up", "down", "finished: closed by us: idle");
    }

    @Test
    void theTerminateAckFinishesAClose() {
        openUp();
        protocol.close("idle");
        peerSends("06 21 0004");

        assertThat(log.events).endsWith("down", "finished: closed by us: idle");
        assertThat(protocol.deadline()).isEqualTo(Ticker.NEVER);
    }

    @Test
    void aLongReasonIsCut() {
        openUp();
        protocol.close("x".repeat(4_000));

        weSend("05 21 007c " + "78".repeat(120));
    }

    /** RFC 1661 section 4.4, zrc: the peer gets time to hear our Terminate-Ack, and to ask again. */
    @Test
    void aTerminateRequestIsAcknowledgedAndItsReasonKept() {
        openUp();
        peerSends("05 70 0007" + Hex.text("bye"));
        weSend("06 70 0004");
        assertThat(log.events).containsExactly("started", "up", "down");
        peerSends("05 71 0007" + Hex.text("bye"));
        weSend("06 71 0004");
        script.timePasses(Duration.ofSeconds(3));

        assertThat(log.events).endsWith("down", "finished: terminated by the peer: bye");
        assertThat(protocol.state()).isEqualTo(State.STOPPED);
    }

    /** Who ended first is what an operator asks (FIELD 2, complaint 13). */
    @Test
    void theFirstReasonIsKept() {
        openUp();
        log.whenDown = () -> protocol.close("the layer below is going");
        peerSends("05 70 0007" + Hex.text("bye"));
        script.timePasses(Duration.ofSeconds(10));

        assertThat(log.events).endsWith("down", "finished: terminated by the peer: bye");
    }

    @Test
    void aPeerThatTerminatedMayBeginAnew() {
        openUp();
        peerSends("05 70 0004");
        script.timePasses(Duration.ofSeconds(3));
        script.forget();
        peerSends("01 72 0006 0702");
        weSend("01 21 0007 010311");
        weSend("02 72 0006 0702");
        peerSends("02 21 0007 010311");

        assertThat(log.events).endsWith("up");
        assertThat(protocol.ending()).isEmpty();
    }

    /** RFC 1661 section 5.6: the rejected packet with its header; accel-ppp rewrites the code in place instead. */
    @Test
    void anUnknownCodeIsRejectedWithTheWholePacket() {
        openUp();
        peerSends("63 07 0006 abcd 00");

        weSend("""
                07       # Code-Reject
                21       # an identifier of its own
                000a     # length
                63070006 # the rejected packet's header
                abcd     # its data, without padding
                """);
        assertThat(protocol.isOpened()).isTrue();
    }

    @Test
    void aCodeOfAnotherProtocolIsUnknownHere() {
        openUp();
        peerSends("0e 07 0004");

        weSend("07 21 0008 0e070004");
    }

    /** RFC 1661 section 5.6: cut so that the Code-Reject fits the peer's MRU. */
    @Test
    void aCodeRejectIsCutToThePeersMru() {
        openUp();
        script.link().peerMru(128);
        peerSends("63 07 0104 " + "55".repeat(256));

        weSend("07 21 0080 63070104 " + "55".repeat(120));
    }

    @Test
    void aRefusalIsCutToThePeersMru() {
        List<TestOption> many = Collections.nCopies(100, TestOption.of(3, 1, 2));
        negotiator.reply = new Reply.Reject<>(many);
        start();
        script.link().peerMru(128);
        peerSends("01 60 0194 " + "03040102".repeat(100));

        weSend("04 60 0080 " + "03040102".repeat(31));
    }

    /** RFC 1661 section 4.3, RXJ-: without Configure-Request and its like there is no way on. */
    @Test
    void aCodeRejectOfAnEssentialCodeEndsTheLayer() {
        openUp();
        peerSends("07 09 000b 01200007 010311");

        weSend("05 21 0004");
        peerSends("06 21 0004");
        assertThat(log.events).endsWith("down", "finished: rejected by the peer: IPCP Configure-Request");
    }

    /** Windows answers a Reset-Ack so (FIELD 3.5). */
    @Test
    void aCodeRejectOfAnExtraCodeChangesNothing() {
        openUp();
        peerSends("07 09 0008 0f 01 0004");

        script.weSendNothing();
        assertThat(protocol.isOpened()).isTrue();
        assertMalformed("07 09 0004");
    }

    @Test
    void aProtocolRejectEndsANegotiationWithoutATerminateRequest() {
        start();
        protocol.protocolRejected();

        script.weSendNothing();
        assertThat(log.events).containsExactly("started", "finished: rejected by the peer: IPCP");
        protocol.protocolRejected();
        assertThat(log.events).as("the end is told once").hasSize(2);
    }

    @Test
    void aProtocolRejectOfALayerThatNobodyWantedSaysNothing() {
        protocol.protocolRejected();
        protocol.lowerUp();
        protocol.protocolRejected();

        assertThat(log.events).isEmpty();
    }

    @Test
    void extraCodesCountWhenOpenedOrAlwaysAsTheyWish() {
        start();
        peerSends("09 01 0004");
        peerSends("0c 01 0004");
        peerSends("0a 01 0005 07");
        assertThat(effects).containsExactly("identification");
        openUpFromReqSent();
        peerSends("09 01 0004");
        peerSends("0a 01 0005 07");

        assertThat(effects).containsExactly("identification", "echo", "reply 7");
        assertMalformed("0a 01 0004");
        script.weSendNothing();
    }

    private void openUpFromReqSent() {
        peerSends("02 20 0007 010311");
        peerSends("01 50 0004");
        weSend("02 50 0004");
    }

    /** RFC 1661 section 4.1, column Closed. */
    @Test
    void aLayerThatNobodyWantsAnswersTerminateAck() {
        protocol.lowerUp();
        peerSends("01 50 0006 0702");

        weSend("06 50 0004");
        assertThat(negotiator.heard).isEmpty();
    }

    /**
     * accel-ppp#353, FIELD 3.5: RouterOS hangs up when its early IPCP request is answered by a Terminate-Ack while CCP
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

        assertMalformed("01 50 0006 0700");
    }

    @Test
    void theLayerBelowGoingDownBringsThisOneDownAtOnce() {
        openUp();
        protocol.lowerDown();
        protocol.lowerDown();

        script.weSendNothing();
        assertThat(log.events).containsExactly("started", "up", "down");
        assertThat(protocol.deadline()).isEqualTo(Ticker.NEVER);
        protocol.lowerUp();
        protocol.lowerUp();
        weSend("01 21 0007 010311");
        script.weSendNothing();
    }

    @Test
    void aListenerMayCloseTheLayerFromWithin() {
        log.whenUp = () -> protocol.close("changed my mind");
        openUp();

        weTerminate(0x21, "changed my mind");
        assertThat(log.events).containsExactly("started", "up", "down");
    }

    @Test
    void aListenerMayOpenTheLayerAgainFromWithin() {
        openUp();
        log.whenDown = protocol::lowerDown;
        peerSends("05 70 0004");

        assertThat(protocol.state()).isEqualTo(State.STARTING);
    }

    @Test
    void ticksBeforeTheDeadlineDoNothing() {
        start();
        protocol.tick(script.link().now());
        protocol.tick(protocol.deadline() - 1);

        script.weSendNothing();
    }

    private void assertMalformed(String hex) {
        assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(() -> protocol.receive(Hex.of(hex)));
    }
}
