package dev.turnpike.conf;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Internet addresses as literals. A name is refused before the resolver of the JDK could see it. */
final class AddressText {

    private static final Pattern IPV6_CHARACTERS = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");
    private static final Pattern SOCKET = Pattern.compile("(?:\\[([^\\[\\]]*)]|([^\\[\\]:]*)):(.*)");
    private static final Pattern LONGEST_ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?=:|$)");

    private AddressText() {}

    static InetAddress address(String text) {
        byte[] octets = quad(text);
        try {
            if (octets.length == 4) {
                return InetAddress.getByAddress(octets);
            }
            if (IPV6_CHARACTERS.matcher(text).matches()) {
                return InetAddress.getByName(text); // a text with a colon is never looked up
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("is not an IPv4 or IPv6 address", e);
        }
        throw new IllegalArgumentException("is not an IPv4 or IPv6 address");
    }

    static Inet4Address ipv4(String text) {
        if (quad(text).length == 4 && address(text) instanceof Inet4Address address) {
            return address;
        }
        throw new IllegalArgumentException("is not an IPv4 address such as 192.0.2.1");
    }

    static InetSocketAddress socketAddress(String text) {
        Matcher matcher = SOCKET.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not an address with a port, such as 0.0.0.0:1723 or [::]:1723");
        }
        String bracketed = matcher.group(1);
        InetAddress address = address(bracketed != null ? bracketed : matcher.group(2));
        if (bracketed != null && quad(bracketed).length == 4) {
            throw new IllegalArgumentException("has brackets around an IPv4 address: remove them");
        }
        return new InetSocketAddress(address, port(matcher.group(3)));
    }

    static int port(String text) {
        if (!Numbers.isNumber(text) || Long.parseLong(text) < 1 || Long.parseLong(text) > 65_535) {
            throw new IllegalArgumentException("has no port from 1 to 65535 at its end");
        }
        return Integer.parseInt(text);
    }

    /** The usual text of an address, the longest run of zeros of IPv6 cut as RFC 5952 section 4.2 wants. */
    static String format(InetAddress address) {
        String plain = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return plain;
        }
        String longest = LONGEST_ZEROS
                .matcher(plain)
                .results()
                .map(zeros -> zeros.group())
                .reduce("", (a, b) -> zeroCount(b) > zeroCount(a) ? b : a);
        if (longest.isEmpty()) {
            return plain;
        }
        int start = plain.indexOf(longest);
        String tail = plain.substring(start + longest.length());
        return plain.substring(0, start) + (tail.isEmpty() ? "::" : ":" + tail);
    }

    private static long zeroCount(String zeros) {
        return zeros.chars().filter(c -> c == '0').count();
    }

    /** Four octets of a dotted quad; nothing where the text is none. A leading zero is refused: some read it as octal. */
    private static byte[] quad(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] octets = new byte[4];
        if (parts.length != octets.length) {
            return new byte[0];
        }
        for (int i = 0; i < octets.length; i++) {
            String part = parts[i];
            boolean leadingZero = part.length() > 1 && part.startsWith("0");
            if (!Numbers.isNumber(part) || leadingZero || Long.parseLong(part) > 255) {
                return new byte[0];
            }
            octets[i] = (byte) Integer.parseInt(part);
        }
        return octets;
    }
}
