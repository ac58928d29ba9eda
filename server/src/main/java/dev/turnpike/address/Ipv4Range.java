package dev.turnpike.address;

import dev.turnpike.net.Ipv4;
import dev.turnpike.net.Ipv4Network;
import java.util.ArrayList;
import java.util.List;

/**
 * IPv4 addresses in a row, as {@link Ipv4} reads them, compared as unsigned.
 *
 * @param first the lowest
 * @param last the highest, not below {@code first}
 */
public record Ipv4Range(int first, int last) {

    private static final String SHAPES =
            "is not an address range such as 10.0.0.10-10.0.0.20, 10.0.0.10-20, 10.0.0.0/24 or 10.0.0.10";

    /** Refuses a range whose end is below its start. */
    public Ipv4Range {
        if (Integer.compareUnsigned(last, first) < 0) {
            throw new IllegalArgumentException("ends below its start");
        }
    }

    /**
     * Reads {@code 10.0.0.10-10.0.0.20}, {@code 10.0.0.10-20}, {@code 10.0.0.0/24} or {@code 10.0.0.10}. A network means
     * its hosts: see {@link #hosts}.
     *
     * @throws IllegalArgumentException if the text is none of them; the message goes on after the text
     */
    public static Ipv4Range parse(String text) {
        if (text.indexOf('/') >= 0) {
            return hosts(Ipv4Network.parse(text));
        }
        int dash = text.indexOf('-');
        if (dash < 0) {
            int address = address(text);
            return new Ipv4Range(address, address);
        }
        String end = text.substring(dash + 1).strip();
        int first = address(text.substring(0, dash).strip());
        return new Ipv4Range(first, end.indexOf('.') < 0 ? lastOctet(first, end) : address(end));
    }

    /** The addresses of a network without its own and the broadcast address; of a /31 or /32 all (RFC 3021). */
    public static Ipv4Range hosts(Ipv4Network network) {
        return network.prefixLength() >= 31
                ? new Ipv4Range(network.address(), network.last())
                : new Ipv4Range(network.address() + 1, network.last() - 1);
    }

    /** Whether {@code address} is one of them. */
    public boolean contains(int address) {
        return Integer.compareUnsigned(address, first) >= 0 && Integer.compareUnsigned(address, last) <= 0;
    }

    /** How many there are, at most 2^32. */
    public long size() {
        return Integer.toUnsignedLong(last) - Integer.toUnsignedLong(first) + 1;
    }

    /**
     * The fewest networks that hold these addresses and no others, in order; for routes and firewall rules. The hosts of
     * one network give that network: its own and its broadcast address come in, the list is one long instead of many.
     */
    public List<Ipv4Network> networks() {
        for (int prefixLength = 0; prefixLength <= 30; prefixLength++) {
            Ipv4Network around = Ipv4Network.around(Ipv4.toAddress(first), prefixLength);
            if (hosts(around).equals(this)) {
                return List.of(around);
            }
        }
        return exactNetworks();
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return first == last ? Ipv4.format(first) : Ipv4.format(first) + "-" + Ipv4.format(last);
    }

    private List<Ipv4Network> exactNetworks() {
        List<Ipv4Network> networks = new ArrayList<>();
        long next = Integer.toUnsignedLong(first);
        long end = Integer.toUnsignedLong(last);
        while (next <= end) {
            long aligned = next == 0 ? 1L << 32 : Long.lowestOneBit(next);
            long size = Math.min(aligned, Long.highestOneBit(end - next + 1));
            networks.add(new Ipv4Network((int) next, 32 - Long.numberOfTrailingZeros(size)));
            next += size;
        }
        return networks;
    }

    private static int address(String text) {
        try {
            return Ipv4.parse(text);
        } catch (IllegalArgumentException other) {
            throw new IllegalArgumentException(SHAPES, other);
        }
    }

    private static int lastOctet(int first, String text) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > 255) {
            throw new IllegalArgumentException(SHAPES);
        }
        return (first & 0xffffff00) | Integer.parseInt(text);
    }
}
