package dev.turnpike.gre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.Ticker;
import org.junit.jupiter.api.Test;

/** Section 3.2 of the field notes: an acknowledgement within 50 to 100 ms, or at half of our window. */
class AckClockTest {

    private static final long MS = 1_000_000;

    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final AckClock clock = new AckClock(acknowledgements, 64);
    private long now = MS;

    @Test
    void nothingIsDueBeforeAPacketCame() {
        assertThat(clock.isDue(now)).isFalse();
        assertThat(clock.deadline(now)).isEqualTo(Ticker.NEVER);
    }

    @Test
    void aLonePacketIsAcknowledgedAfterFiftyMilliseconds() {
        receive(0);
        assertThat(clock.deadline(now)).isEqualTo(now + 50 * MS);
        assertThat(clock.isDue(now + 50 * MS - 1)).isFalse();
        assertThat(clock.isDue(now + 50 * MS)).isTrue();
    }

    @Test
    void laterPacketsDoNotPutTheDeadlineOff() {
        receive(1);
        long deadline = now + 50 * MS;
        for (int sequence = 2; sequence < 10; sequence++) {
            now += 5 * MS;
            receive(sequence);
        }
        assertThat(clock.deadline(now)).isEqualTo(deadline);
    }

    @Test
    void halfAWindowIsAcknowledgedAtOnce() {
        for (int sequence = 1; sequence <= 31; sequence++) {
            receive(sequence);
            assertThat(clock.isDue(now)).isFalse();
        }
        receive(32);
        assertThat(clock.isDue(now)).isTrue();
    }

    @Test
    void afterYesTheNextHalfWindowIsWaitedFor() {
        receive(1);
        receive(40);
        assertThat(clock.isDue(now)).isTrue();
        receive(41);
        assertThat(clock.isDue(now)).isFalse();
        receive(72);
        assertThat(clock.isDue(now)).isTrue();
    }

    @Test
    void whatWasNotSentAlthoughDueIsDueAgain() {
        receive(1);
        now += 50 * MS;
        assertThat(clock.isDue(now)).isTrue();
        assertThat(clock.deadline(now)).isEqualTo(now + 50 * MS);
        assertThat(clock.isDue(now + 50 * MS)).isTrue();
    }

    @Test
    void anAcknowledgementThatRodeOnDataEndsTheWaiting() {
        receive(1);
        acknowledgements.sent(1);
        assertThat(clock.deadline(now)).isEqualTo(Ticker.NEVER);
        assertThat(clock.isDue(now + 50 * MS)).isFalse();
    }

    @Test
    void whileDataFlowsBothWaysNoneIsDue() {
        for (int sequence = 1; sequence <= 200; sequence++) {
            receive(sequence);
            now += 4 * MS;
            if (sequence % 10 == 0) {
                acknowledgements.sent(sequence - 3L);
            }
            assertThat(clock.isDue(now)).as("packet %d", sequence).isFalse();
        }
    }

    @Test
    void aFirstNumberOfAnySizeIsOnePacket() {
        receive(Integer.MIN_VALUE);
        assertThat(clock.isDue(now)).isFalse();
    }

    @Test
    void theNumberWrapsAround() {
        receive(-2);
        acknowledgements.sent(0xfffffffeL);
        receive(2);
        assertThat(clock.isDue(now)).isFalse();
        assertThat(clock.isDue(now + 50 * MS)).isTrue();
    }

    @Test
    void aHighestNumberThatMovedBackIsNews() {
        receive(1000);
        acknowledgements.sent(1000);
        receive(5);
        assertThat(clock.isDue(now)).isTrue();
    }

    private void receive(int sequence) {
        acknowledgements.received(sequence);
        clock.received(sequence, now);
    }
}
