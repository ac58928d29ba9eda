package dev.turnpike.conf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rates as tc writes them: a whole number and a unit of bits per second. */
final class RateText {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})(|k|m|g)bit");

    private RateText() {}

    static long parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not a rate such as 512kbit, 10mbit or 1gbit");
        }
        long rate = Long.parseLong(matcher.group(1)) * unit(matcher.group(2));
        if (rate == 0) {
            throw new IllegalArgumentException("is no rate at all: remove the line for no limit");
        }
        return rate;
    }

    private static long unit(String prefix) {
        return switch (prefix) {
            case "k" -> 1_000L;
            case "m" -> 1_000_000L;
            case "g" -> 1_000_000_000L;
            default -> 1L;
        };
    }
}
