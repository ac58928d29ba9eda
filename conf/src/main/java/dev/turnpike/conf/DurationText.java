package dev.turnpike.conf;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as operators write them: numbers with units, the large unit first. */
final class DurationText {

    private static final Pattern SHAPE =
            Pattern.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

    private static final Duration[] UNITS = {
        Duration.ofDays(1), Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofMillis(1)
    };

    private static final String[] NAMES = {"d", "h", "m", "s", "ms"};

    private static final Duration MAX = Duration.ofDays(36_525);

    private DurationText() {}

    static Duration parse(String text) {
        if (Numbers.isNumber(text)) {
            throw new IllegalArgumentException("has no unit: write " + text + "s, " + text + "m or " + text + "h");
        }
        Matcher matcher = SHAPE.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException("is not a duration such as 30s, 5m, 1h30m or 500ms");
        }
        Duration sum = Duration.ZERO;
        for (int i = 0; i < UNITS.length; i++) {
            String number = matcher.group(i + 1);
            if (number != null) {
                sum = sum.plus(UNITS[i].multipliedBy(Long.parseLong(number)));
            }
        }
        if (sum.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("is longer than 100 years");
        }
        return sum;
    }

    /** The text that {@link #parse} would read as {@code duration}. */
    static String format(Duration duration) {
        StringBuilder text = new StringBuilder();
        Duration rest = duration;
        for (int i = 0; i < UNITS.length; i++) {
            long count = rest.dividedBy(UNITS[i]);
            if (count > 0) {
                text.append(count).append(NAMES[i]);
                rest = rest.minus(UNITS[i].multipliedBy(count));
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }
}
