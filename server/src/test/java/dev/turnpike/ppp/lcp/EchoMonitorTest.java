package dev.turnpike.ppp.lcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.turnpike.net.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EchoMonitorTest {

    private static final long SECOND = 1_000_000_000L;

    private final List<String> done = new ArrayList<>();

    private EchoMonitor monitor(int seconds, int failures) {
        EchoPolicy policy = new EchoPolicy(Duration.ofSeconds(seconds), failures);
        return new EchoMonitor(policy, () -> done.add("echo"), () -> done.add("silent"));
    }

    @Test
    void nothingIsAskedBeforeTheStartAndAfterTheStop() {
        EchoMonitor monitor = monitor(10, 1);
        monitor.tick(100 * SECOND);
        assertThat(monitor.deadline()).isEqualTo(Ticker.NEVER);
        monitor.start(100 * SECOND);
        assertThat(monitor.deadline()).isEqualTo(110 * SECOND);
        monitor.tick(110 * SECOND - 1);
        monitor.stop();
        monitor.tick(200 * SECOND);

        assertThat(done).isEmpty();
    }

    @Test
    void silenceAfterEachEchoEndsInOneReport() {
        EchoMonitor monitor = monitor(10, 3);
        monitor.start(0);
        for (int now = 10; now <= 100; now += 10) {
            monitor.tick(now * SECOND);
        }

        assertThat(done).containsExactly("echo", "echo", "echo", "silent");
    }

    @Test
    void oneSignOfLifeClearsAllFailures() {
        EchoMonitor monitor = monitor(10, 2);
        monitor.start(0);
        monitor.tick(10 * SECOND);
        monitor.tick(20 * SECOND);
        monitor.heard();
        monitor.tick(30 * SECOND);
        monitor.tick(40 * SECOND);
        monitor.tick(50 * SECOND);
        assertThat(done).containsExactly("echo", "echo", "echo", "echo");
        monitor.tick(60 * SECOND);

        assertThat(done).endsWith("silent");
    }

    @Test
    void anIntervalOfZeroTurnsItOff() {
        EchoMonitor monitor = monitor(0, 2);
        monitor.start(5);

        assertThat(monitor.deadline()).isEqualTo(Ticker.NEVER);
    }

    @Test
    void policiesOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> monitor(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> monitor(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LcpPolicy(1400, List.of()));
        List<AuthenticationProtocol> pap = List.of(AuthenticationProtocol.PAP);
        assertThatIllegalArgumentException().isThrownBy(() -> new LcpPolicy(127, pap));
        assertThatIllegalArgumentException().isThrownBy(() -> new LcpPolicy(1501, pap));
    }
}
