package dev.turnpike.control;

import static dev.turnpike.control.ProtocolBench.START;
import static dev.turnpike.control.ProtocolBench.callRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.control.message.CallDisconnectResult;
import dev.turnpike.control.message.ControlMessage.CallClearRequest;
import dev.turnpike.control.message.ControlMessage.CallDisconnectNotify;
import dev.turnpike.control.message.ControlMessage.EchoReply;
import dev.turnpike.control.message.ControlMessage.EchoRequest;
import dev.turnpike.control.message.ControlMessage.OutgoingCallReply;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionReply;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a control connection ends: RFC 2637 sections 2.3, 2.4, 2.13 and 3.1.2, docs/clients.md section 7. */
class ControlEndTest {

    private final ProtocolBench bench = ProtocolBench.withCall(7);

    /**
     * docs/clients.md section 7: on a Stop-Request, reply result 1 and close. Reasons 1 to 3, and those that nobody
     * knows.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 255})
    void aStopRequestForWhateverReasonIsAgreedToAndClearsTheCalls(int reason) {
        bench.call(8);
        bench.forget();

        bench.receive(new StopControlConnectionRequest(reason));

        assertThat(bench.sent).containsExactly(new StopControlConnectionReply(1, 0));
        assertThat(bench.journal)
                .containsExactly(
                        "call 1 cleared CLIENT_STOPPED",
                        "call 2 cleared CLIENT_STOPPED",
                        "sent StopControlConnectionReply");
        assertThat(bench.finished).isTrue();
        assertThat(bench.protocol.isClosed()).isFalse();
    }

    @Test
    void afterAStopReplyTheClientsCloseEndsItAndNoCallIsClearedTwice() {
        bench.receive(new StopControlConnectionRequest(1));
        bench.forget();

        bench.connectionEnds();

        assertThat(bench.journal).isEmpty();
        assertThat(bench.protocol.isClosed()).isTrue();
    }

    @Test
    void afterAStopReplyAClientThatDoesNotCloseIsGivenThreeSeconds() {
        bench.receive(new StopControlConnectionRequest(1));

        bench.pass(Duration.ofMillis(2999));
        assertThat(bench.protocol.isClosed()).isFalse();
        bench.pass(Duration.ofMillis(1));

        assertThat(bench.protocol.isClosed()).isTrue();
    }

    /**
     * docs/clients.md section 7: on plain TCP close the call ends at once. Android mtpd and macOS leave no other
     * way.
     */
    @Test
    void theEndOfTheTcpConnectionEndsTheCallAtOnce() {
        bench.connectionEnds();

        assertThat(bench.journal).containsExactly("call 1 cleared CONNECTION_CLOSED");
        assertThat(bench.protocol.isClosed()).isTrue();
    }

    /** docs/clients.md section 7: CDN with the server's ID, then Stop-Request, wait for the reply, close. */
    @Test
    void theSessionsDisconnectOfTheLastCallStopsTheConnection() {
        CallRequest request = bench.handler.lastRequest();

        bench.handler.lastLink().disconnect(CallDisconnectResult.LOST_CARRIER, 0, "bytes=17");
        bench.settle();

        assertThat(bench.sent)
                .containsExactly(
                        new CallDisconnectNotify(request.callId(), 1, 0, 0, "bytes=17"),
                        new StopControlConnectionRequest(1));
        assertThat(bench.finished).isFalse();
        bench.receive(new StopControlConnectionReply(1, 0));
        assertThat(bench.protocol.isClosed()).isTrue();
        assertThat(bench.journal).doesNotContain("call 1 cleared CONNECTION_CLOSED");
    }

    @Test
    void theStopReplyIsWaitedForThreeSeconds() {
        bench.handler.lastLink().disconnect(CallDisconnectResult.ADMIN_SHUTDOWN, 0, "");
        bench.settle();

        bench.pass(Duration.ofMillis(2999));
        assertThat(bench.protocol.isClosed()).isFalse();
        bench.pass(Duration.ofMillis(1));

        assertThat(bench.protocol.isClosed()).isTrue();
    }

    @Test
    void whileTheStopReplyIsWaitedForEchoesAreAnsweredAndCallsRefused() {
        bench.handler.lastLink().disconnect(CallDisconnectResult.ADMIN_SHUTDOWN, 0, "");
        bench.settle();
        bench.forget();

        bench.receive(new EchoRequest(3));
        bench.receive(callRequest(9));

        assertThat(bench.sent)
                .containsExactly(new EchoReply(3, 1, 0), new OutgoingCallReply(0, 9, 2, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void whenBothAskForTheEndAtOnceBothGetTheirReply() {
        bench.handler.lastLink().disconnect(CallDisconnectResult.ADMIN_SHUTDOWN, 0, "");
        bench.settle();
        bench.forget();

        bench.receive(new StopControlConnectionRequest(1));

        assertThat(bench.sent).containsExactly(new StopControlConnectionReply(1, 0));
        assertThat(bench.finished).isTrue();
    }

    @Test
    void aStopReplyThatNobodyAskedForIsIgnored() {
        bench.receive(new StopControlConnectionReply(1, 0));

        assertThat(bench.journal).isEmpty();
        assertThat(bench.protocol.isClosed()).isFalse();
    }

    @Test
    void theSessionsDisconnectOfOneOfTwoCallsLeavesTheConnectionToTheOther() {
        int second = bench.call(8);
        bench.forget();

        bench.handler.lastLink().disconnect(CallDisconnectResult.ADMIN_SHUTDOWN, 0, "");
        bench.settle();

        assertThat(bench.sent).containsExactly(new CallDisconnectNotify(second, 3, 0, 0, ""));
    }

    @Test
    void onlyTheFirstDisconnectOfACallCounts() {
        bench.call(8);
        bench.forget();

        bench.handler.lastLink().disconnect(CallDisconnectResult.ADMIN_SHUTDOWN, 0, "");
        bench.handler.lastLink().disconnect(CallDisconnectResult.LOST_CARRIER, 0, "");
        bench.settle();

        assertThat(bench.sent).hasSize(1);
    }

    @Test
    void aDisconnectAfterTheCallWasClearedDoesNothing() {
        bench.receive(new CallClearRequest(7));
        bench.forget();

        bench.handler.lastLink().disconnect(CallDisconnectResult.LOST_CARRIER, 0, "");
        bench.settle();

        assertThat(bench.journal).isEmpty();
    }

    /** A session that fails at once must not overtake its own reply. */
    @Test
    void aDisconnectFromWithinTheHandlerComesAfterTheReply() {
        ProtocolBench fresh = ProtocolBench.established();
        fresh.handler.whileDeciding(link -> link.disconnect(CallDisconnectResult.GENERAL_ERROR, 4, ""));

        fresh.receive(callRequest(1));

        assertThat(fresh.journal)
                .containsExactly(
                        "sent OutgoingCallReply",
                        "call 1 connected",
                        "sent CallDisconnectNotify",
                        "sent StopControlConnectionRequest");
    }

    /** The client ended its call, so the connection is still its own; but not for ever. */
    @Test
    void afterTheClientsLastCallTheConnectionStaysForAnotherForTheHandshakeTime() {
        bench.receive(new CallClearRequest(7));
        bench.forget();

        bench.pass(Duration.ofSeconds(29));
        assertThat(bench.sent).isEmpty();
        assertThat(bench.call(9)).isPositive();
        bench.receive(new CallClearRequest(9));
        bench.forget();

        bench.pass(Duration.ofSeconds(30));
        assertThat(bench.sent).containsExactly(new StopControlConnectionRequest(1));
        bench.pass(Duration.ofSeconds(3));
        assertThat(bench.protocol.isClosed()).isTrue();
    }

    @Test
    void aConnectionOfRefusedCallsEndsAfterTheHandshakeTime() {
        ProtocolBench fresh = ProtocolBench.established();
        for (int second = 0; second < 30; second++) {
            fresh.receive(new CallClearRequest(1));
            fresh.receive(new dev.turnpike.control.message.ControlMessage.OutgoingCallRequest(
                    1, 1, 1, 1, 0, 0, 1, 0, "", ""));
            fresh.pass(Duration.ofSeconds(1));
        }

        assertThat(fresh.sent).last().isEqualTo(new StopControlConnectionRequest(1));
    }

    /**
     * docs/clients.md section 7: Stop-Request with reason 3 on shutdown. docs/clients.md section 10: accel-ppp sends
     * reason 0.
     */
    @Test
    void aShutdownDisconnectsTheCallsAndStopsWithReasonShutdown() {
        int second = bench.call(8);
        int first = bench.handler.requests.getFirst().callId();
        bench.forget();

        bench.shutDown();

        assertThat(bench.sent)
                .containsExactly(
                        new CallDisconnectNotify(first, 3, 0, 0, ""),
                        new CallDisconnectNotify(second, 3, 0, 0, ""),
                        new StopControlConnectionRequest(3));
        assertThat(bench.journal).contains("call 1 cleared SERVER_SHUTDOWN", "call 2 cleared SERVER_SHUTDOWN");
        bench.pass(Duration.ofSeconds(3));
        assertThat(bench.protocol.isClosed()).isTrue();
    }

    @Test
    void whileTheServerDrainsASessionsOwnEndStopsWithReasonShutdownAndNoCallIsTaken() {
        bench.draining = true;
        bench.receive(callRequest(9));
        assertThat(bench.sent).containsExactly(new OutgoingCallReply(0, 9, 2, 4, 0, 0, 0, 0, 0));

        bench.handler.lastLink().disconnect(CallDisconnectResult.ADMIN_SHUTDOWN, 0, "");
        bench.settle();

        assertThat(bench.sent).last().isEqualTo(new StopControlConnectionRequest(3));
        bench.forget();
        bench.shutDown();
        assertThat(bench.journal).isEmpty();
    }

    @Test
    void aShutdownBeforeTheFirstCallReplyClosesWithoutAWord() {
        ProtocolBench idle = new ProtocolBench();
        ProtocolBench established = ProtocolBench.established();

        idle.shutDown();
        established.shutDown();

        assertThat(idle.protocol.isClosed()).isTrue();
        assertThat(established.protocol.isClosed()).isTrue();
        assertThat(idle.sent).isEmpty();
        assertThat(established.sent).isEmpty();
    }

    @Test
    void aShutdownWhileTheClientLeavesChangesNothing() {
        bench.receive(new StopControlConnectionRequest(1));
        bench.forget();

        bench.shutDown();

        assertThat(bench.journal).isEmpty();
        assertThat(bench.protocol.isClosed()).isFalse();
    }

    @Test
    void aClosedConnectionIsDeafAndHasNoDeadline() {
        bench.connectionEnds();
        bench.forget();

        bench.receive(START);
        bench.shutDown();
        bench.protocol.deadlineReached();
        bench.handler.lastLink().disconnect(CallDisconnectResult.LOST_CARRIER, 0, "");
        bench.settle();

        assertThat(bench.journal).isEmpty();
        assertThat(bench.protocol.deadline()).isEqualTo(dev.turnpike.net.Ticker.NEVER);
        assertThat(bench.protocol.ending()).isEqualTo("closed by the client");
    }
}
