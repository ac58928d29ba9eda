package dev.turnpike.conf;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The parsers of the values that stand in a configuration file. None of them looks a name up or touches the disk. */
public final class Values {

    /** A span of time, {@code 30s}, {@code 1h30m}, {@code 500ms}, {@code 7d}; at most 100 years. */
    public static final ValueParser<Duration> DURATION = DurationText::parse;

    /** {@code yes} or {@code no}. */
    public static final ValueParser<Boolean> FLAG = choice(yesAndNo());

    /** Any text, as it stands. */
    public static final ValueParser<String> TEXT = text -> text;

    /** A path as it is typed; {@link Settings#path} gives a relative one its place. */
    public static final ValueParser<Path> PATH = Values::path;

    /** An IPv4 or IPv6 address. */
    public static final ValueParser<InetAddress> INET_ADDRESS = AddressText::address;

    /** An IPv4 address. */
    public static final ValueParser<Inet4Address> IPV4_ADDRESS = AddressText::ipv4;

    /** An address and a port, {@code 0.0.0.0:1723} or {@code [::]:1723}. */
    public static final ValueParser<InetSocketAddress> SOCKET_ADDRESS = AddressText::socketAddress;

    /** A host name or an address, and a port. */
    public static final ValueParser<HostPort> HOST_PORT = HostPort::parse;

    /** A network, {@code 192.0.2.0/24} or {@code 2001:db8::/32}; an address alone is a network of one. */
    public static final ValueParser<Cidr> CIDR = Cidr::parse;

    /** Bits per second, {@code 10mbit}; at least one bit. The units are those of {@code tc}: powers of 1000. */
    public static final ValueParser<Long> RATE = RateText::parse;

    private Values() {}

    /** A whole number from {@code min} to {@code max}. */
    public static ValueParser<Integer> integer(int min, int max) {
        return text -> Math.toIntExact(Numbers.between(text, min, max));
    }

    /** A {@link #DURATION} from {@code min} to {@code max}. */
    public static ValueParser<Duration> duration(Duration min, Duration max) {
        return text -> {
            Duration value = DURATION.parse(text);
            if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                throw new IllegalArgumentException(
                        "is not between " + DurationText.format(min) + " and " + DurationText.format(max));
            }
            return value;
        };
    }

    /** A {@link #HOST_PORT} whose port may be left out. */
    public static ValueParser<HostPort> hostPort(int defaultPort) {
        return text -> HostPort.parse(text, defaultPort);
    }

    /** One of the words in {@code choices}; the error lists them in their order. */
    public static <T> ValueParser<T> choice(Map<String, T> choices) {
        Map<String, T> words = new LinkedHashMap<>(choices);
        return text -> {
            T value = words.get(text);
            if (value == null) {
                throw new IllegalArgumentException("is none of " + String.join(", ", words.keySet()));
            }
            return value;
        };
    }

    /** One of the constants of {@code type}, called by its label. */
    public static <E extends Enum<E>> ValueParser<E> choice(Class<E> type, Function<E, String> label) {
        Map<String, E> choices = new LinkedHashMap<>();
        EnumSet.allOf(type).forEach(constant -> choices.put(label.apply(constant), constant));
        return choice(choices);
    }

    private static Map<String, Boolean> yesAndNo() {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        flags.put("yes", true);
        flags.put("no", false);
        return flags;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("is not a path: " + e.getReason(), e);
        }
    }
}
