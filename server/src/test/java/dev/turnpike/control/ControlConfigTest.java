package dev.turnpike.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlConfigTest {

    private static final List<InetSocketAddress> LISTEN =
            List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void theDefaultsAreThoseOfTheManual() {
        ControlConfig config = ControlConfig.defaults();

        assertThat(config.listen()).containsExactly(new InetSocketAddress("0.0.0.0", 1723));
        assertThat(config.name()).isEqualTo("turnpike");
        assertThat(config.allowFrom().test(Addresses.ipv4(1))).isTrue();
        assertThat(config.maxSessions()).isEqualTo(10_000);
        assertThat(config.maxSessionsPerAddress()).isEqualTo(64);
        assertThat(config.handshakeTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.echoInterval()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void eachValueIsCheckedAndNamedWhenItWillNotDo() {
        assertThatThrownBy(() -> config(List.of(), "n", 1, 1, SECOND, SECOND)).hasMessageStartingWith("listen:");
        assertThatThrownBy(() -> config(
                        List.of(InetSocketAddress.createUnresolved("nowhere.invalid", 1)), "n", 1, 1, SECOND, SECOND))
                .hasMessageContaining("nowhere.invalid");
        assertThatThrownBy(() -> config(LISTEN, "", 1, 1, SECOND, SECOND)).hasMessageStartingWith("name:");
        assertThatThrownBy(() -> config(LISTEN, "n".repeat(64), 1, 1, SECOND, SECOND))
                .hasMessageStartingWith("name:");
        assertThatThrownBy(() -> config(LISTEN, "h\u00f6st", 1, 1, SECOND, SECOND))
                .hasMessageStartingWith("name:");
        assertThatThrownBy(() -> config(LISTEN, "n", 0, 1, SECOND, SECOND)).hasMessageStartingWith("max-sessions:");
        assertThatThrownBy(() -> config(LISTEN, "n", 1, 0, SECOND, SECOND))
                .hasMessageStartingWith("max-sessions-per-address:");
        assertThatThrownBy(() -> config(LISTEN, "n", 1, 1, Duration.ZERO, SECOND))
                .hasMessageStartingWith("handshake-timeout:");
        assertThatThrownBy(() -> config(LISTEN, "n", 1, 1, SECOND, Duration.ofDays(2)))
                .hasMessageStartingWith("echo-interval:");
    }

    private static ControlConfig config(
            List<InetSocketAddress> listen,
            String name,
            int sessions,
            int perAddress,
            Duration handshake,
            Duration echo) {
        return new ControlConfig(listen, name, source -> true, sessions, perAddress, handshake, echo);
    }
}
