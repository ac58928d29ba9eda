package dev.turnpike.conf;

/** Whole numbers as they are written: digits and nothing else. */
final class Numbers {

    private static final int MAX_DIGITS = 18; // always fits a long

    private Numbers() {}

    /** Whether {@code text} is one or more ASCII digits, and not more than a long can hold. */
    static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The number, which must be from {@code min} to {@code max}; a minus sign is allowed where {@code min} is negative. */
    static long between(String text, long min, long max) {
        boolean negative = min < 0 && text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        if (isNumber(digits)) {
            long value = negative ? -Long.parseLong(digits) : Long.parseLong(digits);
            if (value >= min && value <= max) {
                return value;
            }
        }
        throw new IllegalArgumentException("is not a whole number from " + min + " to " + max);
    }
}
