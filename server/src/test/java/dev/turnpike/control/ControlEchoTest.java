package dev.turnpike.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.control.message.ControlMessage.EchoReply;
import dev.turnpike.control.message.ControlMessage.EchoRequest;
import dev.turnpike.control.message.ControlMessage.SetLinkInfo;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The keep-alive: RFC 2637 sections 2.5, 2.6 and 3.1.4, docs/clients.md section 1 "Timers". */
class ControlEchoTest {

    private static final Duration INTERVAL = Duration.ofSeconds(60);
    private static final Duration MOMENT = Duration.ofNanos(1);

    private final ProtocolBench bench = ProtocolBench.withCall(1);

    @Test
    void anEchoRequestIsAnsweredWithItsIdentifier() {
        bench.receive(new EchoRequest(0xfedcba98));

        assertThat(bench.sent).containsExactly(new EchoReply(0xfedcba98, 1, 0));
    }

    @Test
    void aSilentClientIsAskedAfterTheIntervalAndGivenUpAfterAnother() {
        bench.pass(INTERVAL.minus(MOMENT));
        assertThat(bench.sent).isEmpty();

        bench.pass(MOMENT);
        assertThat(bench.sent).singleElement().isInstanceOf(EchoRequest.class);

        bench.pass(INTERVAL.minus(MOMENT));
        assertThat(bench.protocol.isClosed()).isFalse();
        assertThat(bench.sent).hasSize(1);

        bench.pass(MOMENT);
        assertThat(bench.protocol.isClosed()).isTrue();
        assertThat(bench.journal).last().isEqualTo("call 1 cleared CLIENT_SILENT");
    }

    @Test
    void aClientThatAnswersIsAskedAgainAnIntervalLater() {
        for (int round = 0; round < 10; round++) {
            bench.pass(INTERVAL);
            EchoRequest asked = (EchoRequest) bench.sent.getLast();
            bench.receive(new EchoReply(asked.identifier(), 1, 0));
            bench.pass(INTERVAL.minus(MOMENT));
            assertThat(bench.sent).hasSize(round + 1);
            bench.pass(MOMENT);
            bench.receive(new EchoReply(((EchoRequest) bench.sent.removeLast()).identifier(), 1, 0));
        }

        assertThat(bench.sent).hasSize(10).doesNotHaveDuplicates();
    }

    /** docs/clients.md section 1: "after 60 s without any received message". */
    @Test
    void anyMessageIsASignOfLifeBeforeTheClientIsAsked() {
        bench.pass(Duration.ofSeconds(59));
        bench.receive(new SetLinkInfo(1, 0, 0));
        bench.pass(Duration.ofSeconds(59));
        assertThat(bench.sent).isEmpty();

        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.sent).hasSize(1);
    }

    /** docs/clients.md section 1: "Match the echo identifier". */
    @Test
    void onlyTheEchoOfThatRequestIsTheAnswer() {
        bench.pass(INTERVAL);
        int identifier = ((EchoRequest) bench.sent.getLast()).identifier();

        bench.receive(new EchoReply(identifier + 1, 1, 0));
        bench.receive(new SetLinkInfo(1, 0, 0));
        bench.pass(INTERVAL);

        assertThat(bench.protocol.isClosed()).isTrue();
    }

    @Test
    void anEchoThatNobodyAskedForOrThatComesTwiceIsIgnored() {
        bench.receive(new EchoReply(0, 1, 0));
        bench.receive(new EchoReply(1, 1, 0));
        bench.pass(INTERVAL);
        int identifier = ((EchoRequest) bench.sent.getLast()).identifier();
        bench.receive(new EchoReply(identifier, 1, 0));
        bench.receive(new EchoReply(identifier, 1, 0));

        assertThat(bench.sent).hasSize(1);
        assertThat(bench.protocol.isClosed()).isFalse();
    }

    @Test
    void anEchoWithAnErrorIsASignOfLifeAsWell() {
        bench.pass(INTERVAL);
        bench.receive(new EchoReply(((EchoRequest) bench.sent.getLast()).identifier(), 2, 6));
        bench.pass(INTERVAL);

        assertThat(bench.protocol.isClosed()).isFalse();
        assertThat(bench.sent).hasSize(2);
    }
}
