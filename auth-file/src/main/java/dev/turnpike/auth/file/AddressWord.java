package dev.turnpike.auth.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One word of the address columns, not resolved yet. */
sealed interface AddressWord {

    /** {@code !host/n+}, of which only the host must be there. */
    Pattern NETWORK = Pattern.compile("(?<not>!)?(?<host>[A-Za-z0-9._-]+)(/(?<length>[0-9]{1,3})(?<unit>\\+)?)?");

    /** {@code -}: the list ends here, and with it what is allowed. */
    record None() implements AddressWord {}

    /** {@code *}: any address; the list ends here. */
    record Any() implements AddressWord {}

    /**
     * {@code a.b.c.d}, {@code a.b.c.d/n}, {@code a.b.c.d/n+}, a host name in place of the numbers, {@code !} before any.
     *
     * @param permitted false behind {@code !}
     * @param host numbers or a name
     * @param prefixLength 1 to 32
     * @param byUnit whether {@code +} followed
     */
    record Network(boolean permitted, String host, int prefixLength, boolean byUnit) implements AddressWord {}

    /**
     * Not to be understood; passed over as pppd does.
     *
     * @param why for the operator
     */
    record Unusable(String why) implements AddressWord {}

    /** Reads one word. */
    static AddressWord parse(String word) {
        return switch (word) {
            case "-" -> new None();
            case "*" -> new Any();
            default -> network(word);
        };
    }

    private static AddressWord network(String word) {
        Matcher parts = NETWORK.matcher(word);
        if (!parts.matches()) {
            return new Unusable("is no address, network or host name");
        }
        String length = parts.group("length");
        int prefixLength = length == null ? 32 : Integer.parseInt(length);
        if (prefixLength < 1 || prefixLength > 32) {
            return new Unusable("has a length that is not 1 to 32");
        }
        String host = parts.group("host");
        if (Ipv4.looksNumeric(host) && Ipv4.parse(host).isEmpty()) {
            return new Unusable("is no address of four decimal numbers without leading zeros");
        }
        return new Network(parts.group("not") == null, host, prefixLength, parts.group("unit") != null);
    }
}
