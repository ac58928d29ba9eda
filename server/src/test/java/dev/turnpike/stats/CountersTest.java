package dev.turnpike.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountersTest {

    private final Counters counters = new Counters();

    @ParameterizedTest
    @EnumSource
    void everyCounterStartsAtZeroAndCountsOnItsOwn(Counter counter) {
        assertThat(counters.value(counter)).isZero();

        counters.count(counter);
        counters.add(counter, 41);

        assertThat(counters.value(counter)).isEqualTo(42);
        assertThat(counters.snapshot()).containsOnlyKeys(counter).containsEntry(counter, 42L);
    }

    @Test
    void aSnapshotOfNothingIsEmpty() {
        assertThat(counters.snapshot()).isEmpty();
        counters.add(Counter.GRE_LOST, 0);
        assertThat(counters.snapshot()).isEmpty();
    }

    @Test
    void aSnapshotStandsStill() {
        counters.count(Counter.NO_ROUTE);
        var snapshot = counters.snapshot();
        counters.count(Counter.NO_ROUTE);
        assertThat(snapshot).containsEntry(Counter.NO_ROUTE, 1L);
    }

    @Test
    void manyThreadsLoseNoCount() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                done.add(threads.submit(() -> {
                    for (int i = 0; i < 50_000; i++) {
                        counters.count(Counter.PACKETS_UP);
                        counters.add(Counter.BYTES_UP, 3);
                    }
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
        assertThat(counters.value(Counter.PACKETS_UP)).isEqualTo(200_000);
        assertThat(counters.value(Counter.BYTES_UP)).isEqualTo(600_000);
    }

    /** The metrics' labels: two directions, and a reason of its own for everything else. */
    @Test
    void everyReasonHasALabelOfItsOwn() {
        var traffic = EnumSet.of(Counter.PACKETS_UP, Counter.BYTES_UP, Counter.PACKETS_DOWN, Counter.BYTES_DOWN);
        assertThat(traffic).extracting(Counter::label).containsOnly("up", "down");
        assertThat(EnumSet.complementOf(traffic))
                .extracting(Counter::label)
                .doesNotHaveDuplicates()
                .allMatch(label -> label.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"))
                .doesNotContain("up", "down");
    }
}
