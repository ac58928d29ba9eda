package dev.turnpike.probe.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.net.Ticker;
import dev.turnpike.probe.Personality;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.probe.report.PhaseFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 2637 sections 2.1 to 2.15, the client's side, over a real TCP connection on loopback. */
class CallSetupTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final ControlMessage WELCOME =
            new ControlMessage.StartControlConnectionReply(0x0100, 1, 0, 3, 3, 1, 7, "gate", "turnpike");

    private static final byte[] NOTHING = {};

    private static byte[] answer(ControlMessage message) {
        return switch (message) {
            case ControlMessage.StartControlConnectionRequest start -> ScriptedControl.bytes(WELCOME);
            case ControlMessage.OutgoingCallRequest call -> ScriptedControl.bytes(reply(call.callId(), 1));
            default -> NOTHING;
        };
    }

    private static ControlMessage reply(int peerCallId, int result) {
        return new ControlMessage.OutgoingCallReply(77, peerCallId, result, 0, 0, 100_000_000, 64, 0, 0);
    }

    private interface Step {
        void with(CallSetup setup) throws PhaseFailedException, IOException;
    }

    private static ScriptedControl run(Function<ControlMessage, byte[]> answer, Personality like, Step step)
            throws Exception {
        try (ScriptedControl server = new ScriptedControl(answer);
                ControlChannel channel = ControlChannel.connect(server.address(), PATIENCE, Ticker.system())) {
            step.with(new CallSetup(channel, like.call(), Ticker.system()));
            return server;
        }
    }

    private static Failure failureOf(Function<ControlMessage, byte[]> answer, Step step) throws Exception {
        PhaseFailedException failed =
                catchThrowableOfType(PhaseFailedException.class, () -> run(answer, Personality.WINDOWS, step));
        return failed.failure();
    }

    @Test
    void aCallIsMadeAndItsNumbersAreKept() throws Exception {
        run(CallSetupTest::answer, Personality.WINDOWS, setup -> {
            assertThat(setup.start(PATIENCE)).isEqualTo("host gate, vendor turnpike, firmware 7");
            assertThat(setup.call(4242, 1, PATIENCE)).isEqualTo(new Call(4242, 77, 64, 100_000_000));
        });
    }

    @ParameterizedTest
    @CsvSource({"WINDOWS, 1, 64", "LINUX, 3, 3", "MACOS, 1, 64", "ANDROID, 3, 8192"})
    void theFirstMessagesAreThoseOfTheClientThatIsImitated(Personality like, int framing, int window) throws Exception {
        ScriptedControl server = run(CallSetupTest::answer, like, setup -> {
            setup.start(PATIENCE);
            setup.call(4242, 1, PATIENCE);
        });

        assertThat(server.heard.get(0))
                .isInstanceOfSatisfying(
                        ControlMessage.StartControlConnectionRequest.class,
                        start -> assertThat(start.framingCapabilities()).isEqualTo(framing));
        assertThat(server.heard.get(1))
                .isInstanceOfSatisfying(
                        ControlMessage.OutgoingCallRequest.class,
                        call -> assertThat(call.packetReceiveWindowSize()).isEqualTo(window));
    }

    @Test
    void anEchoInBetweenIsAnswered() throws Exception {
        ScriptedControl server = run(
                message -> switch (message) {
                    case ControlMessage.StartControlConnectionRequest start ->
                        ScriptedControl.bytes(new ControlMessage.EchoRequest(99));
                    case ControlMessage.EchoReply alive -> ScriptedControl.bytes(WELCOME);
                    default -> answer(message);
                },
                Personality.LINUX,
                setup -> {
                    setup.start(PATIENCE);
                    setup.call(4242, 1, PATIENCE);
                });

        assertThat(server.heard).contains(new ControlMessage.EchoReply(99, 1, 0));
    }

    @Test
    void hangingUpClearsTheCallByOurOwnIdAndStops() throws Exception {
        ScriptedControl server = run(
                message -> switch (message) {
                    case ControlMessage.CallClearRequest clear ->
                        ScriptedControl.bytes(new ControlMessage.CallDisconnectNotify(77, 4, 0, 0, ""));
                    default -> answer(message);
                },
                Personality.LINUX,
                setup -> {
                    setup.start(PATIENCE);
                    setup.hangUp(setup.call(4242, 1, PATIENCE));
                });

        assertThat(server.heard)
                .endsWith(
                        new ControlMessage.CallClearRequest(4242), new ControlMessage.StopControlConnectionRequest(1));
    }

    @Test
    void aPortWhereNobodyListensIsRefused() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);

        PhaseFailedException failed = catchThrowableOfType(
                PhaseFailedException.class, () -> ControlChannel.connect(nobody, PATIENCE, Ticker.system()));

        assertThat(failed.failure().cause()).isEqualTo(FailureCause.TCP_REFUSED);
        assertThat(failed.failure().windowsError()).isEqualTo(808);
    }

    @Test
    void aServerThatClosesAtOnceIsToldApartFromASilentOne() throws Exception {
        assertThat(failureOf(message -> NOTHING, setup -> setup.start(PATIENCE)).cause())
                .isEqualTo(FailureCause.CONTROL_CLOSED);
        assertThat(failureOf(
                                message -> ScriptedControl.bytes(new ControlMessage.EchoReply(1, 1, 0)),
                                setup -> setup.start(SHORT))
                        .cause())
                .isEqualTo(FailureCause.CONTROL_SILENT);
    }

    @Test
    void whatIsNotPptpIsSaidToBeSo() throws Exception {
        byte[] other = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        Failure failure = failureOf(message -> other, setup -> setup.start(PATIENCE));

        assertThat(failure.cause()).isEqualTo(FailureCause.NOT_PPTP);
        assertThat(failure.detail()).contains("magic cookie");
    }

    @Test
    void aRefusedControlConnectionCarriesTheServersReason() throws Exception {
        ControlMessage no =
                new ControlMessage.StartControlConnectionReply(0x0100, 4, 0, 3, 3, 1, 7, "gate", "turnpike");

        Failure failure = failureOf(message -> ScriptedControl.bytes(no), setup -> setup.start(PATIENCE));

        assertThat(failure.cause()).isEqualTo(FailureCause.CONTROL_REFUSED);
        assertThat(failure.detail()).isEqualTo("result not-authorized(4), error none(0)");
    }

    @Test
    void anotherProtocolVersionIsRefused() throws Exception {
        ControlMessage old =
                new ControlMessage.StartControlConnectionReply(0x0200, 1, 0, 3, 3, 1, 7, "gate", "turnpike");

        Failure failure = failureOf(message -> ScriptedControl.bytes(old), setup -> setup.start(PATIENCE));

        assertThat(failure.detail()).isEqualTo("protocol version is 0x0200, must be 0x0100");
    }

    @ParameterizedTest
    @CsvSource({"2, 800", "3, 679", "4, 676", "5, 680", "6, 678", "7, 800", "99, 800"})
    void aRefusedCallHasTheNumberOfItsResult(int result, int windowsError) throws Exception {
        Failure failure = failureOf(
                message -> message instanceof ControlMessage.OutgoingCallRequest call
                        ? ScriptedControl.bytes(reply(call.callId(), result))
                        : answer(message),
                setup -> {
                    setup.start(PATIENCE);
                    setup.call(4242, 1, PATIENCE);
                });

        assertThat(failure.cause()).isEqualTo(FailureCause.CALL_REFUSED);
        assertThat(failure.windowsError()).isEqualTo(windowsError);
    }

    @Test
    void aReplyToAnotherCallIsNotOurs() throws Exception {
        Failure failure = failureOf(
                message -> message instanceof ControlMessage.OutgoingCallRequest
                        ? ScriptedControl.bytes(reply(4243, 1))
                        : answer(message),
                setup -> {
                    setup.start(PATIENCE);
                    setup.call(4242, 1, PATIENCE);
                });

        assertThat(failure.detail()).isEqualTo("the reply is for call 4243, ours is 4242");
    }

    @Test
    void aCallWithoutReplyIsASilentServer() throws Exception {
        Failure failure = failureOf(
                message -> message instanceof ControlMessage.OutgoingCallRequest
                        ? ScriptedControl.bytes(new ControlMessage.EchoReply(1, 1, 0))
                        : answer(message),
                setup -> {
                    setup.start(PATIENCE);
                    setup.call(4242, 1, SHORT);
                });

        assertThat(failure.cause()).isEqualTo(FailureCause.CALL_SILENT);
    }

    @Test
    void aStopBeforeTheAnswerIsAnEnd() throws Exception {
        Failure failure = failureOf(
                message -> ScriptedControl.bytes(new ControlMessage.StopControlConnectionRequest(3)),
                setup -> setup.start(PATIENCE));

        assertThat(failure.cause()).isEqualTo(FailureCause.CONTROL_CLOSED);
    }
}
