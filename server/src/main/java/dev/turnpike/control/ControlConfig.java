package dev.turnpike.control;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * What section {@code [server]} says about control connections.
 *
 * @param listen addresses to listen on, resolved, at least one
 * @param name the host name told to clients, 1 to 63 visible ASCII characters
 * @param allowFrom the client addresses that may connect
 * @param maxSessions connections, and calls, at the same time, at least 1
 * @param maxSessionsPerAddress of these from one client address (an IPv6 client counts by its /64), at least 1
 * @param handshakeTimeout how long a connection may stand without a call, from its beginning or its last call's end
 * @param echoInterval silence after which a client is asked whether it lives, and time it has to answer
 */
public record ControlConfig(
        List<InetSocketAddress> listen,
        String name,
        Predicate<InetAddress> allowFrom,
        int maxSessions,
        int maxSessionsPerAddress,
        Duration handshakeTimeout,
        Duration echoInterval) {

    /** The port of PPTP (RFC 2637 section 1.3.1). */
    public static final int PPTP_PORT = 1723;

    private static final Duration LONGEST = Duration.ofDays(1);

    /** Checks every value. */
    public ControlConfig {
        listen = List.copyOf(listen);
        require(!listen.isEmpty(), "listen: must name at least one address");
        for (InetSocketAddress address : listen) {
            require(!address.isUnresolved(), "listen: " + address.getHostString() + " is not a known host");
        }
        require(name.matches("[!-~]{1,63}"), "name: must be 1 to 63 visible ASCII characters");
        require(maxSessions >= 1, "max-sessions: is " + maxSessions + ", must be at least 1");
        require(
                maxSessionsPerAddress >= 1,
                "max-sessions-per-address: is " + maxSessionsPerAddress + ", must be at least 1");
        duration("handshake-timeout", handshakeTimeout);
        duration("echo-interval", echoInterval);
    }

    /** The values that hold where the configuration is silent. */
    public static ControlConfig defaults() {
        return new ControlConfig(
                List.of(new InetSocketAddress("0.0.0.0", PPTP_PORT)),
                "turnpike",
                source -> true,
                10_000,
                64,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60));
    }

    private static void duration(String key, Duration value) {
        require(
                value.isPositive() && value.compareTo(LONGEST) <= 0,
                key + ": is " + value + ", must be more than nothing and at most a day");
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
