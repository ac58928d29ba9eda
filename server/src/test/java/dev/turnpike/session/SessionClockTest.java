package dev.turnpike.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.net.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionClockTest {

    private final TrafficMeter meter = new TrafficMeter();
    private long now = 1_000;
    private final SessionClock clock = new SessionClock(meter, () -> now);

    @Test
    void aSessionWithoutLimitsHasNoDeadline() {
        clock.start(Optional.empty(), Optional.empty());

        assertThat(clock.deadline()).isEqualTo(Ticker.NEVER);
    }

    @Test
    void aSessionEndsWhenItsTimeIsOverAndNotBefore() {
        clock.start(Optional.of(Duration.ofHours(1)), Optional.empty());

        assertThat(endAfter(Duration.ofMinutes(59))).isEmpty();
        assertThat(endAfter(Duration.ofMinutes(1))).contains(TerminateCause.SESSION_TIMEOUT);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aSessionWithoutPacketsEndsAfterTheIdleTime() {
        clock.start(Optional.empty(), Optional.of(Duration.ofMinutes(8)));

        assertThat(endAfter(Duration.ofMinutes(7))).isEmpty();
        assertThat(endAfter(Duration.ofMinutes(1))).contains(TerminateCause.IDLE_TIMEOUT);
    }

    @Test
    void anIdleTimeIsLateByAnEighthOfItselfAtMost() {
        clock.start(Optional.empty(), Optional.of(Duration.ofMinutes(8)));
        assertThat(endAfter(Duration.ofMinutes(4))).isEmpty();
        meter.in(60); // the last packet

        assertThat(endAfter(Duration.ofMinutes(7))).isEmpty();
        assertThat(endAfter(Duration.ofMinutes(2))).contains(TerminateCause.IDLE_TIMEOUT);
    }

    @Test
    void packetsOfEitherDirectionKeepASessionAlive() {
        clock.start(Optional.empty(), Optional.of(Duration.ofMinutes(8)));
        for (int round = 0; round < 20; round++) {
            assertThat(endAfter(Duration.ofMinutes(6))).isEmpty();
            if (round % 2 == 0) {
                meter.in(60);
            } else {
                meter.out(60);
            }
        }
    }

    @Test
    void everyTickMovesTheDeadlineOn() {
        clock.start(Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofNanos(1)));
        for (int round = 0; round < 100 && clock.deadline() != Ticker.NEVER; round++) {
            now = clock.deadline();
            clock.tick(now);

            assertThat(clock.deadline()).isGreaterThan(now);
        }
    }

    @Test
    void aTimeBeyondAllReasonIsForEver() {
        clock.start(Optional.of(Duration.ofSeconds(Long.MAX_VALUE)), Optional.of(Duration.ofSeconds(Long.MAX_VALUE)));

        assertThat(endAfter(Duration.ofDays(3_650))).isEmpty();
    }

    /** Time passes; the clock is told at each of its deadlines. */
    private Optional<TerminateCause> endAfter(Duration time) {
        long until = now + time.toNanos();
        while (clock.deadline() <= until) {
            now = clock.deadline();
            Optional<SessionEnd> end = clock.tick(now);
            if (end.isPresent()) {
                return end.map(SessionEnd::cause);
            }
        }
        now = until;
        return Optional.empty();
    }
}
