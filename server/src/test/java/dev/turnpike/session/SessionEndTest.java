package dev.turnpike.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.control.ClearCause;
import dev.turnpike.control.message.CallDisconnectResult;
import dev.turnpike.event.SessionEvent;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.stats.Counter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How sessions end, and that nothing is left of them. */
class SessionEndTest {

    private final BenchSettings settings = new BenchSettings();
    private SessionBench bench = new SessionBench(settings);

    @AfterEach
    void close() {
        bench.close();
    }

    /** For many clients the ordinary way to leave (FIELD 3.1, 3.7). */
    @ParameterizedTest
    @EnumSource(Stage.class)
    void theEndOfTheControlConnectionEndsTheSessionAtOnceAndGivesEverythingBack(Stage stage) {
        BenchCall call = bench.dial();
        stage.reach(bench, call);

        call.session.cleared(ClearCause.CONNECTION_CLOSED);
        bench.settle();

        assertToldOnce(call);
        assertLateVerdictChangesNothing();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aDisconnectEndsTheSessionInEveryStageAndGivesEverythingBack(Stage stage) {
        BenchCall call = bench.dial();
        stage.reach(bench, call);

        call.session.disconnect(TerminateCause.ADMIN_RESET, "enough");
        bench.pass(Duration.ofSeconds(5));

        assertThat(call.end().orElseThrow().cause()).isEqualTo(TerminateCause.ADMIN_RESET);
        assertToldOnce(call);
        assertLateVerdictChangesNothing();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aDefectEndsTheSessionInEveryStageAndGivesEverythingBack(Stage stage) {
        BenchCall call = bench.dial();
        stage.reach(bench, call);

        call.failInbound();
        bench.settle();

        assertToldOnce(call);
        assertLateVerdictChangesNothing();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aClientThatFallsSilentIsGivenUpInEveryStage(Stage stage) {
        BenchCall call = bench.dial();
        stage.reach(bench, call);
        if (stage == Stage.DIALLED) {
            call.session.connected();
        }
        call.client.deafTo.addAll(List.of(PppProtocol.values()));
        bench.users.release("alice");

        bench.pass(Probation.LONGEST.plusMinutes(1));

        assertToldOnce(call);
    }

    /** FIELD 3.7: LCP first, so that Windows shows a message, and then the Call-Disconnect-Notify. */
    @Test
    void aDisconnectTellsTheClientByLcpBeforeTheCallIsHungUp() {
        BenchCall call = bench.login();
        call.client.answersTerminateRequests = false;

        call.session.disconnect(TerminateCause.ADMIN_RESET, "an administrator's reason");
        bench.settle();
        assertThat(call.client.terminateRequests).containsExactly("ended by the server");
        assertThat(call.link.disconnects).isEmpty();

        bench.pass(Duration.ofSeconds(2));
        assertThat(call.client.terminateRequests).hasSize(2); // repeated once
        assertThat(call.link.disconnects).containsExactly(CallDisconnectResult.ADMIN_SHUTDOWN);
        bench.assertNothingIsLeft();
    }

    @Test
    void aClientThatAnswersTheTerminateRequestIsNotWaitedFor() {
        BenchCall call = bench.login();

        call.session.disconnect(TerminateCause.ADMIN_RESET, "enough");
        bench.settle();

        assertThat(call.hasEnded()).isTrue();
    }

    @Test
    void nothingPassesOnceLeaveIsTaken() {
        BenchCall call = bench.dial();
        Stage.LEAVING.reach(bench, call);

        call.client.network.sendIp(InnerPackets.udp("10.0.0.10", "198.51.100.7", 100));
        call.client.network.sendInClear(InnerPackets.udp("10.0.0.10", "198.51.100.7", 100));
        bench.settle();
        bench.fromKernel(InnerPackets.udp("198.51.100.7", "10.0.0.10", 100));

        assertThat(bench.kernel.fromClients).isEmpty();
        assertThat(call.client.network.decrypted).isEmpty();
        assertThat(bench.counted(Counter.NO_ROUTE)).isOne();
    }

    @Test
    void aClientThatTerminatesLcpLeavesByItsOwnWish() {
        BenchCall call = bench.login();

        call.client.terminate();
        bench.pass(Duration.ofSeconds(4));

        assertThat(call.end().orElseThrow().cause()).isEqualTo(TerminateCause.USER_REQUEST);
        assertThat(call.link.disconnects).containsExactly(CallDisconnectResult.REQUEST);
        bench.assertNothingIsLeft();
    }

    @Test
    void aClientThatAnswersNoEchoIsLostAfterFourOfThem() {
        BenchCall call = bench.login();
        call.client.answersEchoes = false;
        call.client.answersTerminateRequests = false;

        bench.pass(Duration.ofSeconds(179)); // one interval of 30 s with packets, and four without
        assertThat(call.client.echoes()).isEqualTo(4);
        assertThat(call.hasEnded()).isFalse();
        bench.pass(Duration.ofSeconds(4));

        assertThat(call.end().orElseThrow().cause()).isEqualTo(TerminateCause.LOST_CARRIER);
        assertThat(call.link.disconnects).containsExactly(CallDisconnectResult.LOST_CARRIER);
        bench.assertNothingIsLeft();
    }

    @Test
    void aBusyClientIsNotAskedWhetherItLives() {
        BenchCall call = bench.login();
        call.client.answersEchoes = false;
        for (int second = 0; second < 300; second++) {
            bench.pass(Duration.ofSeconds(1));
            call.client.network.sendIp(InnerPackets.udp("10.0.0.10", "198.51.100.7", 100));
        }

        assertThat(call.client.echoes()).isZero();
        assertThat(call.hasEnded()).isFalse();
    }

    @Test
    void aSessionWithoutPacketsEndsAfterTheIdleTimeThoughEchoesAreAnswered() {
        settings.idleTimeout = Optional.of(Duration.ofMinutes(10));
        restart();
        BenchCall call = bench.login();

        bench.pass(Duration.ofMinutes(9));
        assertThat(call.hasEnded()).isFalse();
        bench.pass(Duration.ofSeconds(70));

        assertThat(call.end().orElseThrow().cause()).isEqualTo(TerminateCause.IDLE_TIMEOUT);
        assertThat(call.client.terminateRequests).containsExactly("idle for too long");
        bench.assertNothingIsLeft();
    }

    @Test
    void aSessionEndsWhenItsTimeIsOver() {
        settings.maxDuration = Optional.of(Duration.ofMinutes(10));
        restart();
        BenchCall call = bench.login();

        bench.pass(Duration.ofMinutes(10));

        assertThat(call.end().orElseThrow().cause()).isEqualTo(TerminateCause.SESSION_TIMEOUT);
        assertThat(bench.events(SessionEvent.SessionDown.class)
                        .getFirst()
                        .usage()
                        .duration())
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aDefectInTheMiddleOfAPacketEndsThatSessionAndGivesEverythingBack() {
        BenchCall call = bench.login();
        bench.kernel.tunFails = true;
        call.client.network.sendIp(InnerPackets.udp("10.0.0.10", "198.51.100.7", 100));

        assertThatThrownBy(bench::settle).isInstanceOf(IllegalStateException.class);
        call.failInbound();
        bench.settle();

        assertThat(bench.events(SessionEvent.CallEnded.class).getFirst().cause())
                .isEqualTo(TerminateCause.NAS_ERROR);
        assertThat(call.link.disconnects).containsExactly(CallDisconnectResult.GENERAL_ERROR);
        bench.assertNothingIsLeft();
    }

    /** Its client is still heard then, so that nothing else would ever end it. */
    @Test
    void aDefectOfTheOutboundThreadEndsTheSessionToo() {
        BenchCall call = bench.login();
        bench.kernel.greFails = true;

        bench.fromKernel(InnerPackets.udp("198.51.100.7", "10.0.0.10", 100));

        assertThat(call.end().orElseThrow().why()).isEqualTo("the outbound thread failed");
        bench.assertNothingIsLeft();
    }

    @Test
    void aStopOfTheServerEndsEverySession() {
        bench.login();
        BenchCall second = bench.dial();
        second.client.login.as("bob", "builder");
        bench.connect(second);

        bench.registry.disconnectAll(TerminateCause.ADMIN_REBOOT, "server shutdown");
        bench.settle();

        assertThat(bench.events(SessionEvent.SessionDown.class))
                .extracting(SessionEvent.SessionDown::cause)
                .containsExactly(TerminateCause.ADMIN_REBOOT, TerminateCause.ADMIN_REBOOT);
        bench.assertNothingIsLeft();
    }

    @Test
    void aSessionThatWasEndedBeforeItsCallIsConnectedNeverSpeaks() {
        BenchCall call = bench.dial();
        call.session.disconnect(TerminateCause.ADMIN_REBOOT, "server shutdown");
        bench.connect(call);

        assertThat(call.hasEnded()).isTrue();
        assertThat(call.client.lcpIsOpen()).isFalse();
        bench.assertNothingIsLeft();
    }

    @Test
    void whatIsBehindTheEndInTheQueueIsNotCarriedOut() {
        BenchCall first = bench.login();
        BenchCall second = bench.dial();
        bench.users.hold("alice");
        bench.connect(second);
        second.session.cleared(ClearCause.CONNECTION_CLOSED);
        bench.users.release("alice");
        bench.settle();

        assertThat(second.hasEnded()).isTrue();
        assertThat(first.hasEnded()).as("replaced by a call that is over").isFalse();
    }

    @Test
    void howeverOftenASessionIsDisconnectedTheEndOfItsConnectionIsHeard() {
        BenchCall call = bench.login();
        for (int i = 0; i < 1000; i++) {
            call.session.disconnect(TerminateCause.ADMIN_RESET, "enough");
        }
        call.session.cleared(ClearCause.CONNECTION_CLOSED);
        call.turn(0);

        assertThat(call.end()).isPresent();
    }

    @Test
    void aCallIdThatIsStillInUseCostsNoPlace() {
        BenchCall call = bench.login();

        assertThatThrownBy(() -> bench.dial(call.callId)).isInstanceOf(IllegalStateException.class);

        assertThat(bench.registry.size()).isOne();
        assertThat(call.client.network.isUp()).isTrue();
    }

    @Test
    void packetsOfACallThatHasEndedReachNobody() {
        BenchCall call = bench.login();
        call.session.cleared(ClearCause.CLIENT_CLEARED);
        bench.settle();

        call.client.network.sendIp(InnerPackets.udp("10.0.0.10", "198.51.100.7", 100));
        bench.settle();

        assertThat(bench.counted(Counter.GRE_UNKNOWN_CALL)).isOne();
        assertThat(bench.kernel.fromClients).isEmpty();
    }

    private void assertToldOnce(BenchCall call) {
        assertThat(call.hasEnded()).isTrue();
        String id = call.session.info().id();
        assertThat(bench.events(SessionEvent.CallEnded.class))
                .filteredOn(event -> event.session().id().equals(id))
                .hasSize(1);
        assertThat(bench.events(SessionEvent.SessionUp.class))
                .hasSameSizeAs(bench.events(SessionEvent.SessionDown.class));
        assertThat(bench.events.getLast()).isInstanceOf(SessionEvent.CallEnded.class);
        bench.assertNothingIsLeft();
    }

    private void assertLateVerdictChangesNothing() {
        int told = bench.events.size();
        bench.users.release("alice");
        bench.settle();

        assertThat(bench.events).hasSize(told);
    }

    private void restart() {
        bench.close();
        bench = new SessionBench(settings);
    }
}
