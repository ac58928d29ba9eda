package dev.turnpike.control;

import static dev.turnpike.control.ProtocolBench.START;
import static dev.turnpike.control.ProtocolBench.callRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.control.message.AnnotatedHex;
import dev.turnpike.control.message.ControlCodec;
import dev.turnpike.control.message.ControlMessage.EchoReply;
import dev.turnpike.control.message.ControlMessage.EchoRequest;
import dev.turnpike.control.message.ControlMessage.IncomingCallReply;
import dev.turnpike.control.message.ControlMessage.IncomingCallRequest;
import dev.turnpike.control.message.ControlMessage.OutgoingCallReply;
import dev.turnpike.control.message.ControlMessage.StartControlConnectionReply;
import dev.turnpike.control.message.ControlMessage.StartControlConnectionRequest;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionReply;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionRequest;
import dev.turnpike.control.message.RealClients;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** How a control connection begins: RFC 2637 sections 2.1, 2.2 and 3.1.2, docs/clients.md section 1. */
class ControlStartTest {

    static final List<RealClients> CLIENTS = RealClients.ALL;

    private final ProtocolBench bench = new ProtocolBench();

    /** docs/clients.md section 1, "What we reply". */
    @Test
    void theReplyToAStartRequestIsThisByteForByte() {
        bench.receive(START);

        assertThat(ControlCodec.encode(bench.sent.getFirst())).isEqualTo(AnnotatedHex.bytes("""
                                009c 0001 1a2b3c4d 0002 0000 // Start-Control-Connection-Reply
                                0100      // version 1.0
                                01 00     // result OK, no error
                                00000003  // framing: either
                                00000003  // bearer: either
                                0010 0001 // 16 calls on this connection, firmware revision
                                7475726e70696b65 00*56 // host name "turnpike", from the configuration
                                5475726e70696b65 00*56 // vendor name "Turnpike"
                                """));
    }

    @ParameterizedTest
    @FieldSource("CLIENTS")
    void aRealClientGetsItsConnectionAndItsCallAndNothingElse(RealClients client) throws Exception {
        bench.receive(client.startRequest());
        bench.receive(client.callRequest());

        assertThat(bench.sent).hasSize(2);
        StartControlConnectionReply start = (StartControlConnectionReply) bench.sent.getFirst();
        OutgoingCallReply call = (OutgoingCallReply) bench.sent.getLast();
        assertThat(start.resultCode()).isEqualTo(1);
        assertThat(call.resultCode()).isEqualTo(1);
        assertThat(bench.journal).endsWith("sent OutgoingCallReply", "call 1 connected");
    }

    /** docs/clients.md section 1: macOS takes whatever comes after the start reply for its call reply. */
    @Test
    void nothingIsSentBetweenTheStartReplyAndTheCallReplyHoweverLongItTakes() {
        ProtocolBench patient = new ProtocolBench(config(Duration.ofHours(1), Duration.ofSeconds(60)));
        patient.receive(START);
        patient.forget();

        patient.pass(Duration.ofMinutes(59));

        assertThat(patient.sent).isEmpty();
        assertThat(patient.protocol.isClosed()).isFalse();
    }

    /** RFC 2637 section 3.1.2: an earlier version that the receiver does not have. Section 2.2, result 5. */
    @ParameterizedTest
    @CsvSource({"0", "1", "255"})
    void anEarlierProtocolVersionIsRefusedWithOursAndTheConnectionFinished(int version) {
        bench.receive(start(version, 3, 3));

        StartControlConnectionReply reply = (StartControlConnectionReply) bench.sent.getFirst();
        assertThat(reply.protocolVersion()).isEqualTo(0x0100);
        assertThat(reply.resultCode()).isEqualTo(5);
        assertThat(reply.errorCode()).isZero();
        assertThat(bench.finished).isTrue();
    }

    /** RFC 2637 section 3.1.2: to a later version the receiver replies with its own, and is established. */
    @ParameterizedTest
    @CsvSource({"257", "512", "65535"})
    void aLaterProtocolVersionIsAnsweredWithOurs(int version) {
        bench.receive(start(version, 3, 3));
        bench.receive(callRequest(1));

        assertThat(((StartControlConnectionReply) bench.sent.getFirst()).protocolVersion())
                .isEqualTo(0x0100);
        assertThat(((StartControlConnectionReply) bench.sent.getFirst()).resultCode())
                .isEqualTo(1);
        assertThat(((OutgoingCallReply) bench.sent.getLast()).resultCode()).isEqualTo(1);
    }

    /** RFC 2637 sections 2.2 and 2.16: general error, bad value. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "0, 0"})
    void aClientWithoutAnyFramingOrBearerIsRefused(int framing, int bearer) {
        bench.receive(start(0x0100, framing, bearer));

        StartControlConnectionReply reply = (StartControlConnectionReply) bench.sent.getFirst();
        assertThat(reply.resultCode()).isEqualTo(2);
        assertThat(reply.errorCode()).isEqualTo(3);
        assertThat(bench.finished).isTrue();
    }

    /**
     * docs/clients.md section 1: Windows has framing 1 and bearer 1; no combination but none at all is worth a
     * refusal.
     */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "1, 2", "2, 1", "3, 3"})
    void anyFramingAndAnyBearerWillDo(int framing, int bearer) {
        bench.receive(start(0x0100, framing, bearer));

        assertThat(((StartControlConnectionReply) bench.sent.getFirst()).resultCode())
                .isEqualTo(1);
    }

    /** docs/clients.md section 1: a duplicate start request gets result 3, and the connection there is goes on. */
    @Test
    void aSecondStartRequestIsToldThatThereIsAConnectionAndChangesNothing() {
        ProtocolBench live = ProtocolBench.withCall(7);

        live.receive(START);

        assertThat(((StartControlConnectionReply) live.sent.getFirst()).resultCode())
                .isEqualTo(3);
        assertThat(live.journal).containsExactly("sent StartControlConnectionReply");
        assertThat(live.finished).isFalse();
    }

    /** docs/clients.md section 1: OCRQ before SCCRQ gets result 2, error 1. */
    @Test
    void aCallRequestBeforeAStartRequestIsToldThatThereIsNoConnection() {
        bench.receive(callRequest(77));

        OutgoingCallReply reply = (OutgoingCallReply) bench.sent.getFirst();
        assertThat(reply.resultCode()).isEqualTo(2);
        assertThat(reply.errorCode()).isEqualTo(1);
        assertThat(reply.callId()).isZero();
        assertThat(reply.peerCallId()).isEqualTo(77);
        assertThat(bench.handler.requests).isEmpty();
    }

    @Test
    void otherRequestsBeforeAStartRequestAreToldTheSame() {
        bench.receive(new EchoRequest(5));
        bench.receive(new IncomingCallRequest(6, 0, 0, 0, "", "", ""));

        assertThat(bench.sent).containsExactly(new EchoReply(5, 2, 1), new IncomingCallReply(0, 6, 2, 1, 0, 0));
        bench.receive(START);
        assertThat(((StartControlConnectionReply) bench.sent.getLast()).resultCode())
                .isEqualTo(1);
    }

    @Test
    void aStopRequestBeforeAStartRequestIsAnswered() {
        bench.receive(new StopControlConnectionRequest(1));

        assertThat(bench.sent).containsExactly(new StopControlConnectionReply(1, 0));
        assertThat(bench.finished).isTrue();
    }

    @Test
    void aConnectionThatDoesNotStartIsClosedAfterTheHandshakeTimeWithoutAWord() {
        bench.pass(Duration.ofSeconds(29));
        assertThat(bench.protocol.isClosed()).isFalse();

        bench.pass(Duration.ofSeconds(1));

        assertThat(bench.protocol.isClosed()).isTrue();
        assertThat(bench.sent).isEmpty();
    }

    /** docs/clients.md section 9, slow first packet: the handshake has one deadline, and no message moves it. */
    @Test
    void theHandshakeTimeRunsFromTheFirstMomentToTheFirstCallWhateverIsSentMeanwhile() {
        for (int second = 0; second < 29; second++) {
            bench.pass(Duration.ofSeconds(1));
            bench.receive(second == 10 ? START : new EchoRequest(second));
        }
        bench.forget();

        bench.pass(Duration.ofSeconds(1));

        assertThat(bench.protocol.isClosed()).isTrue();
        assertThat(bench.sent).isEmpty();
    }

    @Test
    void afterARefusalTheClientHasThreeSecondsToCloseAndIsNotHeardAnyMore() {
        bench.receive(start(0, 3, 3));
        bench.forget();

        bench.receive(START);
        bench.pass(Duration.ofMillis(2999));
        assertThat(bench.sent).isEmpty();
        assertThat(bench.protocol.isClosed()).isFalse();
        bench.pass(Duration.ofMillis(1));
        assertThat(bench.protocol.isClosed()).isTrue();
    }

    static ControlConfig config(Duration handshakeTimeout, Duration echoInterval) {
        ControlConfig defaults = ControlConfig.defaults();
        return new ControlConfig(
                defaults.listen(), defaults.name(), defaults.allowFrom(), 100, 100, handshakeTimeout, echoInterval);
    }

    private static StartControlConnectionRequest start(int version, int framing, int bearer) {
        return new StartControlConnectionRequest(version, framing, bearer, 0, 0, "", "");
    }
}
