package dev.turnpike.conf;

/** Turns the text of one value into what it means. */
@FunctionalInterface
public interface ValueParser<T> {

    /**
     * Reads one value; blanks around it are gone already.
     *
     * @throws IllegalArgumentException if the text is no such value; the message says what would be, as in {@code "is
     *     not a duration such as 30s, 5m or 1h"}, and is printed after the key and the text
     */
    T parse(String text);
}
