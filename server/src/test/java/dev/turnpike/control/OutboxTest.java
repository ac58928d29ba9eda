package dev.turnpike.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.control.message.ControlCodec;
import dev.turnpike.control.message.ControlMessage.EchoRequest;
import dev.turnpike.net.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OutboxTest {

    private final ManualTicker ticker = new ManualTicker();
    private final FakeWire wire = new FakeWire();
    private final Outbox outbox = new Outbox(wire, ticker);

    @Test
    void messagesAreWrittenInTheirOrderAndThenTheEndIsTold() throws Exception {
        outbox.add(message(1));
        outbox.add(message(2));
        outbox.finish();
        outbox.add(message(3));

        outbox.drain();

        assertThat(wire.taken()).isEqualTo(new EchoRequest(1));
        assertThat(wire.taken()).isEqualTo(new EchoRequest(2));
        assertThat(wire.takenEnd()).isTrue();
        assertThat(wire.writtenMessages()).isZero();
    }

    @Test
    void whatIsAddedLaterIsWrittenWhenItComes() throws Exception {
        Thread writer = startWriter();
        outbox.add(message(1));
        assertThat(wire.taken()).isEqualTo(new EchoRequest(1));
        outbox.add(message(2));
        assertThat(wire.taken()).isEqualTo(new EchoRequest(2));
        outbox.close();

        writer.join();
        assertThat(wire.writtenMessages()).isZero();
    }

    @Test
    void aClosedOutboxDropsWhatWaitsAndTellsNothing() throws Exception {
        outbox.add(message(1));
        outbox.close();

        outbox.drain();

        assertThat(wire.writtenMessages()).isZero();
    }

    @Test
    void anEmptyOutboxHasNoDeadline() {
        assertThat(outbox.deadline()).isEqualTo(Ticker.NEVER);
    }

    @Test
    void theDeadlineIsThatOfTheOldestMessageThatTcpDoesNotTake() {
        long start = ticker.nanos();
        outbox.add(message(1));
        ticker.advance(Duration.ofSeconds(5));
        outbox.add(message(2));

        assertThat(outbox.deadline()).isEqualTo(start + Outbox.PATIENCE.toNanos());
    }

    @Test
    void aMessageThatWasTakenHasNoDeadlineAnyMore() throws Exception {
        outbox.add(message(1));
        outbox.finish();
        outbox.drain();

        assertThat(outbox.deadline()).isEqualTo(Ticker.NEVER);
    }

    @Test
    void anOutboxThatOverflowsHasReachedItsDeadline() {
        for (int i = 0; i < Outbox.ROOM; i++) {
            outbox.add(message(i));
        }
        assertThat(outbox.deadline()).isGreaterThan(ticker.nanos());

        outbox.add(message(0));

        assertThat(outbox.deadline()).isEqualTo(ticker.nanos());
    }

    private Thread startWriter() {
        return Thread.ofVirtual().start(() -> {
            try {
                outbox.drain();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static byte[] message(int identifier) {
        return ControlCodec.encode(new EchoRequest(identifier));
    }
}
