package dev.turnpike.auth.file;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses written as four decimal numbers. Pure functions; nothing is ever looked up. */
final class Ipv4 {

    // No leading zeros: C would take them for octal, and people mean decimal.
    private static final String NUMBER = "(0|[1-9][0-9]{0,2})";
    private static final Pattern DOTTED = Pattern.compile(NUMBER + "(\\." + NUMBER + "){3}");
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+");

    private Ipv4() {}

    /** The address; empty if the text is no complete address. */
    static Optional<Inet4Address> parse(String text) {
        if (!DOTTED.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] numbers = text.split("\\.", -1);
        byte[] octets = new byte[4];
        for (int i = 0; i < 4; i++) {
            int number = Integer.parseInt(numbers[i]);
            if (number > 255) {
                return Optional.empty();
            }
            octets[i] = (byte) number;
        }
        return Optional.of(of(octets));
    }

    /** Whether the text can only be meant as an address, never as the name of a host. */
    static boolean looksNumeric(String text) {
        return NUMERIC.matcher(text).matches();
    }

    /** Whether a host can have it: not of networks 0 and 127, nor of the classes D and E, which pppd denies always. */
    static boolean isHost(Inet4Address address) {
        int first = address.getAddress()[0] & 0xff;
        return first != 0 && first != 127 && first < 224;
    }

    /** The first address of the network that {@code address} lies in. */
    static Inet4Address network(Inet4Address address, int prefixLength) {
        byte[] octets = address.getAddress();
        for (int bit = prefixLength; bit < 32; bit++) {
            octets[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return of(octets);
    }

    private static Inet4Address of(byte[] octets) {
        try {
            return (Inet4Address) InetAddress.getByAddress(octets);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException("four octets are an address", wrongLength);
        }
    }
}
