package dev.turnpike.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.turnpike.address.Ipv4Range;
import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.conf.Cidr;
import dev.turnpike.conf.ConfigException;
import dev.turnpike.conf.HostPort;
import dev.turnpike.conf.Values;
import dev.turnpike.config.PppConfig.MppePolicy;
import dev.turnpike.config.PppConfig.StatefulPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** What each section means: where nothing is said, and where everything is. */
class SectionsTest {

    @Test
    void aFileWithNothingButAProviderHasEveryDefault() throws ConfigException {
        TurnpikeConfig config = Configurations.read("server");
        assertThat(config.server())
                .isEqualTo(new ServerConfig(
                        List.of(Values.SOCKET_ADDRESS.parse("0.0.0.0:1723")),
                        "turnpike",
                        List.of(Cidr.parse("0.0.0.0/0"), Cidr.parse("::/0")),
                        10_000,
                        64,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30),
                        Optional.empty()));
        assertThat(config.tunnel())
                .isEqualTo(new TunnelConfig(
                        "turnpike0",
                        Values.IPV4_ADDRESS.parse("10.17.0.1"),
                        List.of(Ipv4Range.parse("10.17.0.1-10.17.63.254")),
                        List.of(),
                        List.of(),
                        1400,
                        true,
                        Optional.empty()));
        assertThat(config.ppp())
                .isEqualTo(new PppConfig(
                        Set.of(AuthMethod.MSCHAP_V2),
                        MppePolicy.REQUIRE,
                        Set.of(128),
                        StatefulPolicy.NO,
                        Duration.ofSeconds(30),
                        4));
        assertThat(config.session())
                .isEqualTo(new SessionPolicyConfig(Optional.empty(), Optional.empty(), new PerUser.Replace()));
        assertThat(config.auth().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.log())
                .isEqualTo(new LogConfig(Level.INFO, LogConfig.Format.TEXT, Optional.empty(), Optional.empty()));
        assertThat(ConfigWarnings.of(config)).isEmpty();
    }

    @Test
    void everyKeyOfTheServerSectionIsRead() throws ConfigException {
        ServerConfig server = Configurations.read(
                        "server",
                        "listen = 192.0.2.1:1723, [2001:db8::1]:1724",
                        "name = vpn.example.org",
                        "allow-from = 198.51.100.0/24, 2001:db8::/32",
                        "max-sessions = 1",
                        "max-sessions-per-address = 65535",
                        "handshake-timeout = 1s",
                        "echo-interval = 1h",
                        "drain-timeout = 0s",
                        "plugins = /opt/plugins")
                .server();
        assertThat(server)
                .isEqualTo(new ServerConfig(
                        List.of(
                                Values.SOCKET_ADDRESS.parse("192.0.2.1:1723"),
                                Values.SOCKET_ADDRESS.parse("[2001:db8::1]:1724")),
                        "vpn.example.org",
                        List.of(Cidr.parse("198.51.100.0/24"), Cidr.parse("2001:db8::/32")),
                        1,
                        65_535,
                        Duration.ofSeconds(1),
                        Duration.ofHours(1),
                        Duration.ZERO,
                        Optional.of(Path.of("/opt/plugins"))));
    }

    @Test
    void everyKeyOfTheTunnelSectionIsRead() throws ConfigException {
        TunnelConfig tunnel = Configurations.read(
                        "tunnel",
                        "interface = vpn0",
                        "local-address = 10.0.0.1",
                        "address-pool = 10.0.0.10-99, 10.0.1.0/24, 10.0.2.1 - 10.0.3.1, 10.9.9.9",
                        "dns = 10.0.0.1, 10.0.0.2",
                        "wins = 10.0.0.3",
                        "mtu = 1280",
                        "mss-clamp = no",
                        "masquerade = eth0")
                .tunnel();
        assertThat(tunnel)
                .isEqualTo(new TunnelConfig(
                        "vpn0",
                        Values.IPV4_ADDRESS.parse("10.0.0.1"),
                        List.of(
                                Ipv4Range.parse("10.0.0.10-10.0.0.99"),
                                Ipv4Range.parse("10.0.1.1-10.0.1.254"),
                                Ipv4Range.parse("10.0.2.1-10.0.3.1"),
                                Ipv4Range.parse("10.9.9.9")),
                        List.of(Values.IPV4_ADDRESS.parse("10.0.0.1"), Values.IPV4_ADDRESS.parse("10.0.0.2")),
                        List.of(Values.IPV4_ADDRESS.parse("10.0.0.3")),
                        1280,
                        false,
                        Optional.of("eth0")));
    }

    @Test
    void theServersOwnAddressMayLieInThePoolAndIsNotCountedForClients() throws ConfigException {
        assertThat(clients("address-pool = 10.0.0.0/24")).isEqualTo(253);
        assertThat(clients("address-pool = 10.0.0.0/24", "local-address = 10.0.1.1"))
                .isEqualTo(254);
        assertThat(clients("address-pool = 10.0.0.0/31", "local-address = 10.0.1.1"))
                .isEqualTo(2);
    }

    private static long clients(String... lines) throws ConfigException {
        return Configurations.read("tunnel", lines).tunnel().clientAddresses();
    }

    @Test
    void everyKeyOfThePppSectionIsRead() throws ConfigException {
        PppConfig ppp = Configurations.read(
                        "ppp",
                        "auth-methods = pap, mschapv2, chap",
                        "mppe = prefer",
                        "mppe-bits = 128, 40, 56",
                        "mppe-stateful = yes",
                        "lcp-echo-interval = 5s",
                        "lcp-echo-failure = 2",
                        "allow-unencrypted-pap = yes")
                .ppp();
        assertThat(ppp.authMethods()).containsExactly(AuthMethod.MSCHAP_V2, AuthMethod.CHAP_MD5, AuthMethod.PAP);
        assertThat(ppp)
                .isEqualTo(new PppConfig(
                        ppp.authMethods(),
                        MppePolicy.PREFER,
                        Set.of(40, 56, 128),
                        StatefulPolicy.YES,
                        Duration.ofSeconds(5),
                        2));
    }

    @Test
    void everyKeyOfTheSessionSectionIsRead() throws ConfigException {
        SessionPolicyConfig session = Configurations.read(
                        "session", "idle-timeout = 30m", "max-duration = 12h", "per-user = 3")
                .session();
        assertThat(session)
                .isEqualTo(new SessionPolicyConfig(
                        Optional.of(Duration.ofMinutes(30)), Optional.of(Duration.ofHours(12)), new PerUser.AtMost(3)));
    }

    @Test
    void perUserIsAWordOrANumber() {
        assertThat(PerUser.parse("replace")).isEqualTo(new PerUser.Replace());
        assertThat(PerUser.parse("deny")).isEqualTo(new PerUser.AtMost(1));
        assertThat(PerUser.parse("unlimited")).isEqualTo(new PerUser.Unlimited());
    }

    @Test
    void everyKeyOfTheLogSectionIsRead() throws ConfigException {
        LogConfig log = Configurations.read(
                        "log", "level = debug", "format = json", "file = /var/log/t.log", "syslog = loghost")
                .log();
        assertThat(log)
                .isEqualTo(new LogConfig(
                        Level.DEBUG,
                        LogConfig.Format.JSON,
                        Optional.of(Path.of("/var/log/t.log")),
                        Optional.of(new HostPort("loghost", 514))));
    }

    @Test
    void providersAreAskedInTheOrderOfTheirListOrElseOfTheFile() throws ConfigException {
        String sections = """
                [provider.b]
                module = radius
                [provider.a]
                module = file
                """;
        AuthSectionConfig listed = auth("[auth]\nproviders = a, b\ntimeout = 20s\n" + sections);
        assertThat(listed.providers())
                .extracting(AuthSectionConfig.Provider::name, AuthSectionConfig.Provider::module)
                .containsExactly(tuple("a", "file"), tuple("b", "radius"));
        assertThat(listed.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(auth(sections).providers())
                .extracting(AuthSectionConfig.Provider::name)
                .containsExactly("b", "a");
        assertThat(auth("[auth]\nproviders = a\n" + sections).unused()).containsExactly("b");
    }

    private static AuthSectionConfig auth(String text) {
        return TurnpikeConfig.from(Configurations.of(text)).auth();
    }
}
