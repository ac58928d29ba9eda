package dev.turnpike.conf;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * An IPv4 or IPv6 network. Immutable.
 *
 * @param network its first address: every bit behind the prefix is zero
 * @param prefixLength 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record Cidr(InetAddress network, int prefixLength) {

    /**
     * Refuses what is no network.
     *
     * @throws IllegalArgumentException naming the network that was probably meant
     */
    public Cidr {
        byte[] octets = network.getAddress();
        int bits = octets.length * 8;
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("has a prefix length that is not from 0 to " + bits);
        }
        byte[] masked = mask(octets, prefixLength);
        if (!Arrays.equals(octets, masked)) {
            throw new IllegalArgumentException("has bits set behind the prefix: write " + text(masked) + "/"
                    + prefixLength + " for the network or " + AddressText.format(network) + "/" + bits
                    + " for the one address");
        }
    }

    /**
     * Reads {@code address/length} or an address alone, which is a network of one.
     *
     * @throws IllegalArgumentException saying what is wrong, as {@link ValueParser} wants it
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = AddressText.address(slash < 0 ? text : text.substring(0, slash));
        int bits = address.getAddress().length * 8;
        if (slash < 0) {
            return new Cidr(address, bits);
        }
        String length = text.substring(slash + 1);
        if (!Numbers.isNumber(length) || Long.parseLong(length) > bits) {
            throw new IllegalArgumentException("has no prefix length from 0 to " + bits + " behind the slash");
        }
        return new Cidr(address, Integer.parseInt(length));
    }

    /** Whether the address is in this network; never for one of the other family. */
    public boolean contains(InetAddress address) {
        byte[] own = network.getAddress();
        byte[] other = address.getAddress();
        return own.length == other.length && Arrays.equals(own, mask(other, prefixLength));
    }

    /** {@code address/length}. */
    @Override
    public String toString() {
        return AddressText.format(network) + "/" + prefixLength;
    }

    private static byte[] mask(byte[] octets, int prefixLength) {
        byte[] masked = octets.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(prefixLength - 8L * i, 0, 8);
            masked[i] &= (byte) (0xff00 >> kept);
        }
        return masked;
    }

    private static String text(byte[] octets) {
        try {
            return AddressText.format(InetAddress.getByAddress(octets));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 octets", e);
        }
    }
}
