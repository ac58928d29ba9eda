package dev.turnpike.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.conf.ConfigException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigWarningsTest {

    @Test
    void aPoolThatIsSmallerThanTheSessionsAskedForIsAWarning() throws ConfigException {
        TurnpikeConfig config = TurnpikeConfig.from(Configurations.of("""
                [server]
                max-sessions = 254
                [tunnel]
                address-pool = 10.0.0.0/24
                [provider.p]
                module = file
                """));
        assertThat(ConfigWarnings.of(config))
                .containsExactly(
                        "[tunnel] address-pool has 253 addresses for clients, but [server] max-sessions is 254:"
                                + " clients beyond the pool are refused");
        assertThat(warnings("tunnel", "address-pool = 10.0.0.0/24")).isEmpty();
    }

    @Test
    void anMtuThatFragmentsIsAWarning() throws ConfigException {
        assertThat(warnings("tunnel", "mtu = 1456")).isEmpty();
        assertThat(warnings("tunnel", "mtu = 1457")).singleElement().asString().startsWith("[tunnel] mtu is 1457");
    }

    @Test
    void everyWeakeningOfTheEncryptionIsAWarning() throws ConfigException {
        assertThat(warnings("ppp", "mppe = off", "auth-methods = chap, mschapv2"))
                .containsExactly(
                        "[ppp] auth-methods allows chap, whose sessions are not encrypted",
                        "[ppp] mppe = off: nothing is encrypted");
        assertThat(warnings("ppp", "mppe = prefer")).hasSize(1);
        assertThat(warnings("ppp", "mppe-bits = 40, 56, 128")).hasSize(2);
        assertThat(warnings("ppp", "mppe-stateful = yes")).hasSize(1);
    }

    @Test
    void aProviderThatNobodyAsksIsAWarning() throws ConfigException {
        TurnpikeConfig config = TurnpikeConfig.from(Configurations.of("""
                [auth]
                providers = p
                [provider.p]
                module = file
                [provider.old]
                module = radius
                server = 192.0.2.1
                """));
        config.source().verify();
        assertThat(ConfigWarnings.of(config))
                .containsExactly("[provider.old] is asked by nobody: name it in [auth] providers, or remove it");
    }

    private static List<String> warnings(String section, String... lines) throws ConfigException {
        return ConfigWarnings.of(Configurations.read(section, lines));
    }
}
