package dev.turnpike.probe.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.net.Ipv4;
import dev.turnpike.net.Ticker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PingRunTest {

    private static final int HERE = Ipv4.parse("10.0.0.5");
    private static final int THERE = Ipv4.parse("10.0.0.1");
    private static final long MS = 1_000_000;

    private final PingPlan plan = PingPlan.of(THERE, 3);
    private final PingRun run = new PingRun(plan, HERE, 99, 0);

    private IcmpEcho send(long now) {
        return IcmpEcho.parse(run.due(now).orElseThrow()).orElseThrow();
    }

    private void answer(IcmpEcho request, long now) {
        run.received(request.answer().toByteArray(), now);
    }

    @Test
    void requestsGoOutAtTheirInterval() {
        assertThat(send(0).sequence()).isZero();
        assertThat(run.due(199 * MS)).isEmpty();
        assertThat(run.deadline()).isEqualTo(200 * MS);
        assertThat(send(200 * MS).sequence()).isEqualTo(1);
        assertThat(send(400 * MS).sequence()).isEqualTo(2);
        assertThat(run.due(9000 * MS)).isEmpty();
    }

    @Test
    void roundTripsAreMeasuredFromEachRequest() {
        IcmpEcho first = send(0);
        IcmpEcho second = send(200 * MS);
        answer(second, 205 * MS);
        answer(first, 210 * MS);

        assertThat(run.statistics().roundTrips()).containsExactly(Duration.ofMillis(5), Duration.ofMillis(210));
        assertThat(run.statistics().minimum()).isEqualTo(Duration.ofMillis(5));
        assertThat(run.statistics().maximum()).isEqualTo(Duration.ofMillis(210));
        assertThat(run.statistics().average()).isEqualTo(Duration.ofNanos(107_500_000));
    }

    @Test
    void itIsOverWhenAllAnswersAreThere() {
        for (int i = 0; i < 3; i++) {
            long now = i * (200 * MS);
            answer(send(now), now + MS);
        }

        assertThat(run.isOver(401 * MS)).isTrue();
        assertThat(run.deadline()).isEqualTo(Ticker.NEVER);
        assertThat(run.statistics().lossPercent()).isZero();
    }

    @Test
    void theLastAnswerIsWaitedForForTwoSeconds() {
        send(0);
        answer(send(200 * MS), 201 * MS);
        send(400 * MS);

        assertThat(run.isOver(2399 * MS)).isFalse();
        assertThat(run.isOver(2400 * MS)).isTrue();
        assertThat(run.statistics().received()).isEqualTo(1);
        assertThat(run.statistics().lossPercent()).isEqualTo(66);
    }

    @Test
    void anAnswerCountsOnce() {
        IcmpEcho request = send(0);
        answer(request, MS);
        answer(request, 2 * MS);

        assertThat(run.statistics().received()).isEqualTo(1);
    }

    @Test
    void whatIsNotAnAnswerToUsIsPassedOver() {
        IcmpEcho request = send(0);

        run.received(request.toByteArray(), MS); // our own request
        run.received(new IcmpEcho(THERE, HERE, true, 98, 0, 56).toByteArray(), MS); // of another identifier
        run.received(new IcmpEcho(THERE, HERE, true, 99, 1, 56).toByteArray(), MS); // not sent yet
        run.received(new IcmpEcho(HERE + 9, HERE, true, 99, 0, 56).toByteArray(), MS); // from another address
        run.received(new IcmpEcho(THERE, HERE + 1, true, 99, 0, 56).toByteArray(), MS); // to another address
        run.received(new IcmpEcho(THERE, HERE, true, 99, 0, 55).toByteArray(), MS); // shorter
        run.received(new byte[] {1, 2, 3}, MS);

        assertThat(run.statistics().received()).isZero();
    }

    @Test
    void aPlanOutOfRangeIsRefused() {
        assertThatThrownBy(() -> PingPlan.of(THERE, 0)).hasMessage("pings are 0, allowed 1 to 65536");
        assertThatThrownBy(() -> new PingPlan(THERE, 1, 1473, Duration.ZERO, Duration.ZERO))
                .hasMessage("ping data is 1473 octets, allowed 0 to 1472");
    }
}
