package dev.turnpike.session;

import dev.turnpike.config.PerUser;
import dev.turnpike.net.Ipv4;
import dev.turnpike.ppp.ccp.CcpPolicy;
import dev.turnpike.ppp.ccp.KeyStrength;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.ppp.lcp.EchoPolicy;
import dev.turnpike.ppp.lcp.LcpPolicy;
import dev.turnpike.ppp.negotiation.Timing;
import dev.turnpike.session.SessionSettings.Encryption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The settings of a server under test, the usual ones but for what the test changes. */
final class BenchSettings {

    Encryption encryption = Encryption.REQUIRE;
    List<AuthenticationProtocol> methods = List.of(AuthenticationProtocol.MSCHAP_V2);
    PerUser perUser = new PerUser.Replace();
    Optional<Duration> idleTimeout = Optional.empty();
    Optional<Duration> maxDuration = Optional.empty();
    String addresses = "10.0.0.10-10.0.0.20";
    int maxSessions = 100;

    SessionSettings build() {
        return new SessionSettings(
                "turnpike",
                Ipv4.toAddress(Ipv4.parse("10.0.0.1")),
                new LcpPolicy(1404, methods),
                encryption,
                new CcpPolicy(EnumSet.of(KeyStrength.BITS_128), CcpPolicy.Stateful.REFUSED),
                new EchoPolicy(Duration.ofSeconds(30), 4),
                Timing.standard(),
                true,
                List.of(Ipv4.toAddress(Ipv4.parse("10.0.0.53"))),
                List.of(),
                idleTimeout,
                maxDuration,
                perUser);
    }
}
