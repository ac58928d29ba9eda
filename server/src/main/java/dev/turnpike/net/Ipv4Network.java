package dev.turnpike.net;

import java.net.Inet4Address;

/**
 * The IPv4 addresses that share a prefix.
 *
 * @param address the first of them, as {@link Ipv4} reads it; the bits behind the prefix are zero
 * @param prefixLength 0 to 32
 */
public record Ipv4Network(int address, int prefixLength) {

    /** Refuses a prefix length outside 0 to 32, and an address that is not the network's first. */
    public Ipv4Network {
        if (prefixLength < 0 || prefixLength > 32) {
            throw new IllegalArgumentException("has no prefix length from 0 to 32");
        }
        if ((address & ~mask(prefixLength)) != 0) {
            String first = Ipv4.format(address & mask(prefixLength));
            throw new IllegalArgumentException(
                    "has bits behind its prefix; the network is " + first + "/" + prefixLength);
        }
    }

    /** The network of that prefix length which holds {@code address}. */
    public static Ipv4Network around(Inet4Address address, int prefixLength) {
        return new Ipv4Network(Ipv4.toInt(address) & mask(prefixLength), prefixLength);
    }

    /**
     * Reads {@code 10.0.0.0/24}; a lone address is a network of one.
     *
     * @throws IllegalArgumentException if the text is neither; the message goes on after the text
     */
    public static Ipv4Network parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return new Ipv4Network(Ipv4.parse(text), 32);
        }
        String length = text.substring(slash + 1);
        if (!length.matches("\\d{1,2}")) {
            throw new IllegalArgumentException("has no prefix length from 0 to 32");
        }
        return new Ipv4Network(Ipv4.parse(text.substring(0, slash)), Integer.parseInt(length));
    }

    /** Whether {@code address} has this prefix. */
    public boolean contains(int address) {
        return (address & mask(prefixLength)) == this.address;
    }

    /** The highest address. */
    public int last() {
        return address | ~mask(prefixLength);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return Ipv4.format(address) + "/" + prefixLength;
    }

    private static int mask(int prefixLength) {
        return prefixLength == 0 ? 0 : -1 << (32 - prefixLength);
    }
}
