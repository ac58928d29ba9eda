package dev.turnpike.config;

import dev.turnpike.conf.Cidr;
import dev.turnpike.conf.Settings;
import dev.turnpike.conf.ValueParser;
import dev.turnpike.conf.Values;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code [server]}.
 *
 * @param listen where control connections are taken; never empty, no address twice
 * @param name what clients see as the server's host name, 1 to 63 characters
 * @param allowFrom the networks whose clients may connect
 * @param maxSessions 1 to 65535: a session is found by its 16-bit call ID (RFC 2637 section 4.1)
 * @param maxSessionsPerAddress of these from one address
 * @param handshakeTimeout how long a connection may be silent before its first session
 * @param echoInterval silence after which an Echo-Request is sent, and the time for its reply (RFC 2637 section 3.1.4)
 * @param drainTimeout how long sessions have to end by themselves when the server stops
 * @param plugins the directory of the plugins; empty for the distribution's own
 */
public record ServerConfig(
        List<InetSocketAddress> listen,
        String name,
        List<Cidr> allowFrom,
        int maxSessions,
        int maxSessionsPerAddress,
        Duration handshakeTimeout,
        Duration echoInterval,
        Duration drainTimeout,
        Optional<Path> plugins) {

    private static final InetSocketAddress DEFAULT_LISTEN = Values.SOCKET_ADDRESS.parse("0.0.0.0:1723");
    private static final List<Cidr> ANY = List.of(Cidr.parse("0.0.0.0/0"), Cidr.parse("::/0"));
    private static final int MAX_CALL_IDS = 65_535;
    private static final Duration ONE_HOUR = Duration.ofHours(1);

    static ServerConfig from(Settings settings) {
        ServerConfig config = new ServerConfig(
                settings.list("listen", Values.SOCKET_ADDRESS, List.of(DEFAULT_LISTEN)),
                settings.value("name", ServerConfig::hostName, "turnpike"),
                settings.list("allow-from", networks(), List.of(ANY)).stream()
                        .flatMap(List::stream)
                        .toList(),
                settings.value("max-sessions", Values.integer(1, MAX_CALL_IDS), 10_000),
                settings.value("max-sessions-per-address", Values.integer(1, MAX_CALL_IDS), 64),
                settings.value("handshake-timeout", upToAnHour(), Duration.ofSeconds(30)),
                settings.value("echo-interval", upToAnHour(), Duration.ofSeconds(60)),
                settings.value("drain-timeout", Values.duration(Duration.ZERO, ONE_HOUR), Duration.ofSeconds(30)),
                settings.path("plugins"));
        config.check(settings);
        return config;
    }

    private void check(Settings settings) {
        Set<InetSocketAddress> seen = new HashSet<>();
        for (InetSocketAddress address : listen) {
            if (!seen.add(address)) {
                settings.problem("listen", "names " + address.getHostString() + " twice: remove one of the two");
            }
        }
    }

    private static ValueParser<Duration> upToAnHour() {
        return Values.duration(Duration.ofSeconds(1), ONE_HOUR);
    }

    private static ValueParser<List<Cidr>> networks() {
        return text -> text.equals("any") ? ANY : List.of(Values.CIDR.parse(text));
    }

    private static String hostName(String text) {
        if (!text.matches("[A-Za-z0-9._-]{1,63}")) {
            throw new IllegalArgumentException("is not 1 to 63 letters, digits, dots, hyphens and underscores");
        }
        return text;
    }
}
