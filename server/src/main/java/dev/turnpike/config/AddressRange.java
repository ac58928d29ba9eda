package dev.turnpike.config;

import dev.turnpike.conf.Cidr;
import dev.turnpike.conf.Values;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * IPv4 addresses in a row.
 *
 * @param first the lowest
 * @param last the highest, not below {@code first}
 */
public record AddressRange(Inet4Address first, Inet4Address last) {

    private static final Pattern FROM_TO = Pattern.compile("([0-9.]+)\\s*-\\s*([0-9.]+)");
    private static final String SHAPES =
            "is not an address range such as 10.0.0.10-10.0.0.20, 10.0.0.10-20, 10.0.0.0/24 or 10.0.0.10";

    /** Refuses a range whose end is below its start. */
    public AddressRange {
        if (number(last) < number(first)) {
            throw new IllegalArgumentException("ends below its start: exchange the two");
        }
    }

    /**
     * Reads {@code 10.0.0.10-10.0.0.20}, {@code 10.0.0.10-20}, {@code 10.0.0.10} or a network, which means its hosts: the
     * network's own address and the broadcast address are left out, except of a /31 or /32 (RFC 3021).
     */
    static AddressRange parse(String text) {
        if (text.indexOf('/') >= 0) {
            return hosts(Cidr.parse(text));
        }
        Matcher matcher = FROM_TO.matcher(text);
        if (!matcher.matches()) {
            Inet4Address address = address(text);
            return new AddressRange(address, address);
        }
        Inet4Address first = address(matcher.group(1));
        String end = matcher.group(2);
        String network = matcher.group(1).substring(0, matcher.group(1).lastIndexOf('.') + 1);
        return new AddressRange(first, address(end.indexOf('.') < 0 ? network + end : end));
    }

    /** How many addresses there are. */
    public long size() {
        return number(last) - number(first) + 1;
    }

    /** Whether {@code address} is one of them. */
    public boolean contains(Inet4Address address) {
        return number(address) >= number(first) && number(address) <= number(last);
    }

    /** As it is written in the configuration. */
    @Override
    public String toString() {
        return first.equals(last) ? first.getHostAddress() : first.getHostAddress() + "-" + last.getHostAddress();
    }

    private static AddressRange hosts(Cidr network) {
        if (!(network.network() instanceof Inet4Address start)) {
            throw new IllegalArgumentException(SHAPES);
        }
        long first = number(start);
        long last = first + (1L << (32 - network.prefixLength())) - 1;
        return network.prefixLength() >= 31
                ? new AddressRange(start, address(last))
                : new AddressRange(address(first + 1), address(last - 1));
    }

    private static Inet4Address address(String text) {
        try {
            return Values.IPV4_ADDRESS.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(SHAPES, e);
        }
    }

    private static Inet4Address address(long number) {
        byte[] octets = ByteBuffer.allocate(4).putInt((int) number).array();
        try {
            return (Inet4Address) InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four octets are an address", e);
        }
    }

    private static long number(Inet4Address address) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(address.getAddress()).getInt());
    }
}
