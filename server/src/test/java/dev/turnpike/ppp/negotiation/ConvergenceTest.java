package dev.turnpike.ppp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.LayerLog;
import dev.turnpike.ppp.Script;
import dev.turnpike.ppp.fsm.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How often, how long and how many times (RFC 1661 section 4.6), on a protocol whose options mean nothing. */
final class ConvergenceTest {

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

    /** docs/clients.md section 3: 300 to 500 ms, 1 s, 2 s, 3 s. RFC 1661 section 4.6: Max-Configure 10. */
    @Test
    void anUnansweredRequestIsRepeatedWithGrowingIntervalsAndThenGivenUp() {
        bench.start();
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
        bench.start();
        script.timePasses(Duration.ofMillis(500));
        weSend("01 20 0007 010311");
        peerSends("02 20 0007 010311");

        assertThat(protocol.state()).isEqualTo(State.ACK_RCVD);
    }

    /** A repeated request reaches a peer that may have just opened, which RFC 1661 then makes negotiate once more. */
    @Test
    void onASlowLineRequestsAreNotRepeatedBeforeAnAnswerCanCome() {
        bench.start();
        script.timePasses(Duration.ofMillis(390));
        negotiator.wanted = List.of(TestOption.of(1, 0x12));
        peerSends("03 20 0007 010312");
        weSend("01 21 0007 010312");

        script.timePasses(Duration.ofMillis(779));
        script.weSendNothing();
        script.timePasses(Duration.ofMillis(1));
        weSend("01 21 0007 010312");
    }

    /** docs/clients.md section 3: a request sent before the client opened its GRE tunnel is lost. */
    @Test
    void aNudgeRepeatsTheRequestAtOnceButNotForEver() {
        bench.start();
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
        bench.start();
        peerSends("02 20 0007 010311");
        protocol.nudge();

        script.weSendNothing();
    }

    @Test
    void aNudgeStartsTheWaitAnewAndTakesNoAttempt() {
        bench.start();
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
        bench.start();
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
        bench.start();
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
        bench.start();
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
        bench.start();
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
        bench.start();
        int identifier = 0x20;
        while (protocol.state().isNegotiating()) {
            script.forget();
            peerSends(String.format("03 %02x 0007 010312", identifier++));
        }

        assertThat(identifier - 0x20).isEqualTo(11);
        bench.weTerminate(0x2b, "the peer refuses what we request, again and again");
        assertThat(protocol.ending())
                .contains(new Ending.NoAgreement("the peer refuses what we request, again and again"));
    }

    @Test
    void aPeerThatRepeatsWhatWeRejectEndsTheNegotiation() {
        negotiator.reply = new Reply.Reject<>(List.of(TestOption.of(1, 9)));
        bench.start();
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
        bench.start();
        negotiator.impasse = Optional.of("no way");
        peerSends("04 20 0007 010311");

        bench.weTerminate(0x21, "no way");
        peerSends("06 21 0004");
        assertThat(log.events).containsExactly("started", "finished: no agreement: no way");
        assertThat(protocol.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aNegotiationAfterOpenedHasAllAttemptsAgain() {
        bench.openUp();
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
    void ticksBeforeTheDeadlineDoNothing() {
        bench.start();
        protocol.tick(script.link().now());
        protocol.tick(protocol.deadline() - 1);

        script.weSendNothing();
    }
}
