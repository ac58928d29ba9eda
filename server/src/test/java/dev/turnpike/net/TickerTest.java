package dev.turnpike.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TickerTest {

    @Test
    void theSystemsTimeStartsSmallAndNeverStepsBack() {
        Ticker ticker = Ticker.system();
        long before = ticker.nanos();
        assertThat(before).isNotNegative();
        for (int i = 0; i < 1000; i++) {
            long now = ticker.nanos();
            assertThat(now - before).isNotNegative();
            before = now;
        }
    }

    @Test
    void theDeadlineThatNeverComesIsAheadOfEveryRealTime() {
        assertThat(Ticker.NEVER - Ticker.system().nanos()).isPositive();
    }
}
