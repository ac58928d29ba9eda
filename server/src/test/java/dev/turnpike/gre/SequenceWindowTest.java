package dev.turnpike.gre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** RFC 2637 section 4.3; what clients do stands in section 3.2 of the field notes. */
class SequenceWindowTest {

    private static final long MS = 1_000_000;
    private static final long HOLD = 200 * MS;
    private static final int SIZE = 64;

    private final Counters counters = new Counters();
    private final SequenceWindow window = new SequenceWindow(SIZE, HOLD, counters);
    private final List<Integer> delivered = new ArrayList<>();
    private long now = MS;

    @Test
    void theFirstNumberMayBeZeroAsWindowsSends() {
        receive(0, 1, 2);
        assertThat(delivered).containsExactly(0, 1, 2);
        assertThat(counters.snapshot()).isEmpty();
    }

    @Test
    void theFirstNumberMayBeOneAsPptpLinuxSends() {
        receive(1, 2, 3);
        assertThat(delivered).containsExactly(1, 2, 3);
    }

    @Test
    void theFirstNumberMayBeAny() {
        receive(-77, -76);
        assertThat(delivered).containsExactly(-77, -76);
        assertThat(window.highestReceived()).isEqualTo(-76);
    }

    @Test
    void aLaterNumberOneDoesNotAnchorTheWindowAnew() {
        // pptpd starts over at every packet numbered 1: one forged packet made it drop all others.
        receive(5000, 5001, 1, 5002, 0, 5003);
        assertThat(delivered).containsExactly(5000, 5001, 5002, 5003);
        assertThat(counters.value(Counter.GRE_OUT_OF_WINDOW)).isEqualTo(2);
    }

    @Test
    void aPacketInOrderIsDeliveredAtOnceAndNothingIsWaitedFor() {
        receive(0);
        assertThat(window.deadline()).isEqualTo(Ticker.NEVER);
    }

    @Test
    void anEarlyPacketWaitsForTheOneBeforeIt() {
        receive(0, 2, 3);
        assertThat(delivered).containsExactly(0);
        receive(1);
        assertThat(delivered).containsExactly(0, 1, 2, 3);
        assertThat(window.deadline()).isEqualTo(Ticker.NEVER);
        assertThat(counters.snapshot()).isEqualTo(Map.of(Counter.GRE_REORDERED, 2L));
    }

    @Test
    void aGapIsGivenUpAfterTheHoldTimeAndNotBefore() {
        receive(0, 2);
        long arrival = now;
        now += 50 * MS;
        receive(3);
        assertThat(window.deadline()).isEqualTo(arrival + HOLD);
        expireAt(arrival + HOLD - 1);
        assertThat(delivered).containsExactly(0);
        expireAt(arrival + HOLD);
        assertThat(delivered).containsExactly(0, 2, 3);
        assertThat(counters.value(Counter.GRE_LOST)).isEqualTo(1);
        assertThat(window.deadline()).isEqualTo(Ticker.NEVER);
    }

    @Test
    void aSecondGapIsWaitedForWhenTheFirstIsGivenUp() {
        receive(0, 2);
        long first = now;
        now += 150 * MS;
        receive(5);
        long second = now;
        expireAt(first + HOLD);
        assertThat(delivered).containsExactly(0, 2);
        assertThat(window.deadline()).isEqualTo(second + HOLD);
        expireAt(second + HOLD);
        assertThat(delivered).containsExactly(0, 2, 5);
        assertThat(counters.value(Counter.GRE_LOST)).isEqualTo(3);
    }

    @Test
    void aPacketHeldBehindALaterOneIsNotHeldLongerThanThatOneMay() {
        receive(0, 4);
        long first = now;
        now += 150 * MS;
        receive(2);
        expireAt(first + HOLD);
        assertThat(delivered).containsExactly(0, 2, 4);
    }

    @Test
    void aPacketThatWasGivenUpIsNotDeliveredLate() {
        receive(0, 2);
        expireAt(now + HOLD);
        receive(1);
        assertThat(delivered).containsExactly(0, 2);
        assertThat(counters.value(Counter.GRE_STALE)).isEqualTo(1);
        assertThat(counters.value(Counter.GRE_DUPLICATE)).isZero();
    }

    @Test
    void aDuplicateIsDroppedWhetherDeliveredOrHeld() {
        receive(0, 1, 1, 0, 3, 3);
        assertThat(delivered).containsExactly(0, 1);
        assertThat(counters.value(Counter.GRE_DUPLICATE)).isEqualTo(3);
        assertThat(counters.value(Counter.GRE_STALE)).isZero();
    }

    @Test
    void aFullWindowGivesUpItsOldestGapAtOnce() {
        receive(0);
        receive(IntStream.rangeClosed(2, SIZE).toArray()); // 1 is lost; 2 to 64 fill the window
        assertThat(delivered).containsExactly(0);
        receive(SIZE + 1);
        assertThat(delivered).hasSize(SIZE + 1).doesNotContain(1).endsWith(SIZE + 1);
        assertThat(counters.value(Counter.GRE_LOST)).isEqualTo(1);
    }

    @Test
    void aPacketUpToTwoWindowsAheadMovesTheWindowAlong() {
        receive(0, 100);
        assertThat(delivered).containsExactly(0);
        receive(36); // 100 - 64: just given up
        assertThat(counters.value(Counter.GRE_STALE)).isEqualTo(1);
        receive(37);
        assertThat(delivered).containsExactly(0, 37);
        expireAt(now + HOLD);
        assertThat(delivered).containsExactly(0, 37, 100);
        assertThat(counters.value(Counter.GRE_LOST)).isEqualTo(36 + 62);
    }

    @Test
    void whatIsHeldWhereTheWindowMovesAlongIsDelivered() {
        receive(0, 2, 3, 5, 68);
        assertThat(delivered).containsExactly(0, 2, 3, 5);
        assertThat(counters.value(Counter.GRE_LOST)).isEqualTo(2);
    }

    @Test
    void theNumberWrapsAround() {
        receive(-3, -1, -2, 1, 0, 2);
        assertThat(delivered).containsExactly(-3, -2, -1, 0, 1, 2);
        assertThat(window.highestReceived()).isEqualTo(2);
        receive(-1);
        assertThat(counters.value(Counter.GRE_DUPLICATE)).isEqualTo(1);
    }

    @Test
    void theHighestNumberCountsHeldPacketsButNotDroppedOnes() {
        receive(0, 5);
        assertThat(window.highestReceived()).isEqualTo(5);
        receive(3, 1_000_000, 0);
        assertThat(window.highestReceived()).isEqualTo(5);
    }

    @Test
    void oneForgedDistantPacketChangesNothing() {
        receive(0, 1_000_000, 1, -1_000_000, 2, Integer.MIN_VALUE, 3);
        assertThat(delivered).containsExactly(0, 1, 2, 3);
        assertThat(counters.snapshot()).isEqualTo(Map.of(Counter.GRE_OUT_OF_WINDOW, 3L));
    }

    @Test
    void forgedDistantPacketsBetweenGenuineOnesChangeNothingHoweverMany() {
        for (int i = 0; i < 1000; i++) {
            receive(i, 1_000_000 + i);
        }
        assertThat(delivered).hasSize(1000).endsWith(999);
    }

    @Test
    void forgedDistantPacketsThatDoNotContinueEachOtherChangeNothing() {
        receive(0);
        for (int i = 1; i < 1000; i++) {
            receive(i * 1_000_003);
        }
        receive(1);
        assertThat(delivered).containsExactly(0, 1);
    }

    @Test
    void aLongLossIsFollowedAtTheThirdPacketAfterIt() {
        receive(0, 10_000, 10_001, 10_002, 10_003);
        assertThat(delivered).containsExactly(0, 10_002, 10_003);
        assertThat(counters.value(Counter.GRE_RESYNCHRONISED)).isEqualTo(1);
        assertThat(counters.value(Counter.GRE_OUT_OF_WINDOW)).isEqualTo(2);
        assertThat(window.highestReceived()).isEqualTo(10_003);
    }

    @Test
    void whatIsHeldIsDeliveredBeforeALongLossIsFollowed() {
        receive(0, 2, 10_000, 10_001, 10_002);
        assertThat(delivered).containsExactly(0, 2, 10_002);
    }

    @Test
    void aBurstOfOldPacketsIsNotDeliveredLate() {
        receive(IntStream.range(0, 300).toArray());
        receive(100, 101, 102, 103, 104);
        assertThat(delivered).hasSize(300);
        assertThat(counters.value(Counter.GRE_RESYNCHRONISED)).isZero();
        assertThat(counters.value(Counter.GRE_OUT_OF_WINDOW)).isEqualTo(5);
    }

    @Test
    void afterAForgedRunTheWindowFindsBackWhenTheForgerIsSilent() {
        receive(0, 1);
        receive(900_000, 900_001, 900_002); // the forger leads the window astray
        assertThat(delivered).containsExactly(0, 1, 900_002);
        receive(2, 3, 4);
        assertThat(delivered).containsExactly(0, 1, 900_002);
        now += SequenceWindow.SILENCE_NANOS;
        receive(5, 6);
        assertThat(delivered).containsExactly(0, 1, 900_002, 5, 6);
        assertThat(window.highestReceived()).isEqualTo(6);
        receive(8, 7);
        assertThat(delivered).endsWith(5, 6, 7, 8);
    }

    @Test
    void aForgedFirstPacketDoesNotLockThePeerOut() {
        receive(0x70000000);
        now += SequenceWindow.SILENCE_NANOS;
        receive(0, 1, 2, 3);
        assertThat(delivered).containsExactly(0x70000000, 2, 3);
    }

    @Test
    void everyDroppedPacketIsReleased() {
        receive(0);
        for (int sequence : new int[] {0, 1_000_000, 5, 5, -2}) {
            PacketBuffer packet = packet(sequence);
            window.accept(sequence, packet, now, frame -> {});
            if (sequence != 5) {
                assertThatIllegalStateException().isThrownBy(packet::release);
            }
        }
    }

    @Test
    void whatIsHeldAtTheEndIsReleased() {
        receive(0);
        PacketBuffer held = packet(5);
        window.accept(5, held, now, frame -> {});
        window.close();
        assertThatIllegalStateException().isThrownBy(held::release);
        assertThat(window.deadline()).isEqualTo(Ticker.NEVER);
    }

    private void receive(int... sequences) {
        for (int sequence : sequences) {
            window.accept(sequence, packet(sequence), now, this::deliver);
        }
    }

    private void expireAt(long time) {
        now = time;
        window.expire(now, this::deliver);
    }

    private void deliver(PacketBuffer frame) {
        delivered.add(frame.i32(0));
        frame.release();
    }

    private static PacketBuffer packet(int sequence) {
        return PacketBuffer.copyOf(
                ByteBuffer.allocate(Integer.BYTES).putInt(sequence).array());
    }
}
