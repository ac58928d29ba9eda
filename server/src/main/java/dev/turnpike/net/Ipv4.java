package dev.turnpike.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IPv4 addresses as an int, first octet highest, and as text. Never asks a name server. */
public final class Ipv4 {

    // Decimal only, without leading zeros: some parsers read 010 as eight, and two readings of one address are a hole.
    private static final Pattern DOTTED =
            Pattern.compile("(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})");

    private Ipv4() {}

    /** The address as an int. */
    public static int toInt(Inet4Address address) {
        byte[] octets = address.getAddress();
        return (octets[0] & 0xff) << 24 | (octets[1] & 0xff) << 16 | (octets[2] & 0xff) << 8 | (octets[3] & 0xff);
    }

    /** The int as an address. */
    public static Inet4Address toAddress(int address) {
        byte[] octets = {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address};
        try {
            return (Inet4Address) InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new AssertionError("four octets are an address", e);
        }
    }

    /**
     * Reads a dotted quad.
     *
     * @throws IllegalArgumentException if the text is none; the message goes on after the text
     */
    public static int parse(String text) {
        Matcher quad = DOTTED.matcher(text);
        if (!quad.matches()) {
            throw new IllegalArgumentException("is not an IPv4 address such as 10.0.0.1");
        }
        int address = 0;
        for (int group = 1; group <= 4; group++) {
            int octet = Integer.parseInt(quad.group(group));
            if (octet > 255) {
                throw new IllegalArgumentException("is not an IPv4 address: " + octet + " is more than 255");
            }
            address = address << 8 | octet;
        }
        return address;
    }

    /** The dotted quad. */
    public static String format(int address) {
        return (address >>> 24) + "." + (address >> 16 & 0xff) + "." + (address >> 8 & 0xff) + "." + (address & 0xff);
    }
}
