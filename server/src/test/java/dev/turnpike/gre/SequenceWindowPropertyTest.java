package dev.turnpike.gre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any sequence of packets, over random ones. */
class SequenceWindowPropertyTest {

    private static final long MS = 1_000_000;
    private static final int SIZE = 64;

    private final Counters counters = new Counters();
    private final SequenceWindow window = new SequenceWindow(SIZE, 200 * MS, counters);
    private final List<Integer> delivered = new ArrayList<>();
    private long now = MS;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void packetsShuffledWithinTheWindowComeOutCompleteAndInOrder(long seed) {
        Random random = new Random(seed);
        int start = random.nextInt();
        accept(start);
        List<Integer> pending = new ArrayList<>();
        for (int i = 1; i < 20_000; i++) {
            pending.add(start + i);
            while (pending.size() >= 30) {
                int index = random.nextInt(4) == 0 ? random.nextInt(pending.size()) : 0;
                accept(pending.remove(/* index */ index));
            }
        }
        pending.forEach(this::accept);
        assertThat(delivered).hasSize(20_000);
        assertThat(counters.value(Counter.GRE_LOST)).isZero();
        assertInOrder();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void withLossDelayAndRepetitionNothingComesTwiceOrLate(long seed) {
        Random random = new Random(seed);
        int start = random.nextInt();
        int sent = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(20) * MS;
            if (now >= window.deadline()) {
                window.expire(now, this::deliver);
            }
            int jitter = random.nextInt(10) == 0 ? random.nextInt(100) : 0;
            if (random.nextInt(20) != 0) {
                accept(start + i - Math.min(i, jitter));
                sent++;
            }
        }
        now += 200 * MS;
        window.expire(now, this::deliver);
        assertInOrder();
        long dropped = counters.value(Counter.GRE_DUPLICATE)
                + counters.value(Counter.GRE_STALE)
                + counters.value(Counter.GRE_OUT_OF_WINDOW);
        assertThat(delivered.size() + dropped).isEqualTo(sent);
        assertThat(delivered).hasSizeGreaterThan(17_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void afterAnyForgedPacketsAGenuineStreamComesThroughAgain(long seed) {
        Random random = new Random(seed);
        int genuine = random.nextInt();
        for (int round = 0; round < 200; round++) {
            int forged = random.nextInt();
            for (int i = random.nextInt(12); i > 0; i--) {
                accept(random.nextInt(3) == 0 ? random.nextInt() : forged++);
            }
            now += 1100 * MS;
            window.expire(now, this::deliver);
            for (int i = 0; i < 4; i++) {
                accept(genuine++);
            }
            now += 200 * MS;
            window.expire(now, this::deliver);
            assertThat(delivered.getLast()).as("round %d", round).isEqualTo(genuine - 1);
        }
    }

    private void assertInOrder() {
        for (int i = 1; i < delivered.size(); i++) {
            assertThat(delivered.get(i) - delivered.get(i - 1))
                    .as("packet %d", i)
                    .isPositive();
        }
    }

    private void accept(int sequence) {
        byte[] content = ByteBuffer.allocate(Integer.BYTES).putInt(sequence).array();
        window.accept(sequence, PacketBuffer.copyOf(content), now, this::deliver);
    }

    private void deliver(PacketBuffer frame) {
        delivered.add(frame.i32(0));
        frame.release();
    }
}
