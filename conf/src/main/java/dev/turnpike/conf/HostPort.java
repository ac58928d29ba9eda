package dev.turnpike.conf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server somewhere: not looked up, so that a name can move while we run.
 *
 * @param host a host name, or an address without brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {

    private static final Pattern SHAPE = Pattern.compile("(?:\\[([^\\[\\]]*)]|([^\\[\\]:]*))(?::([^:]*))?");

    // RFC 1123 section 2.1: letters, digits and hyphens; the underscore is there for the names of containers.
    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
            + "(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*");

    private static final Pattern NUMBERS_ONLY = Pattern.compile("[0-9.]+");

    static HostPort parse(String text) {
        return parse(text, 0);
    }

    /** With zero as {@code defaultPort} the port must be there. */
    static HostPort parse(String text, int defaultPort) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not a host with a port: an IPv6 address goes into brackets");
        }
        String port = matcher.group(3);
        if (port == null && defaultPort == 0) {
            throw new IllegalArgumentException("has no port: write HOST:PORT");
        }
        return new HostPort(host(matcher), port == null ? defaultPort : AddressText.port(port));
    }

    private static String host(Matcher matcher) {
        String bracketed = matcher.group(1);
        if (bracketed != null) {
            return AddressText.format(AddressText.address(bracketed));
        }
        String name = matcher.group(2);
        if (NUMBERS_ONLY.matcher(name).matches()) {
            return AddressText.format(AddressText.ipv4(name));
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("does not begin with a host name or an address");
        }
        return name;
    }

    /** As it is written in the configuration. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
