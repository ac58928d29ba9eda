package dev.turnpike.config;

import dev.turnpike.conf.Values;

/** What happens when a user who has a session logs in again. */
public sealed interface PerUser {

    /** The new session takes the place of the old one: a client that lost its network gets in again at once. */
    record Replace() implements PerUser {}

    /**
     * One session more than these is refused.
     *
     * @param sessions at least 1
     */
    record AtMost(int sessions) implements PerUser {}

    /** All of them go on. */
    record Unlimited() implements PerUser {}

    /** Reads {@code replace}, {@code deny}, {@code unlimited} or a number. */
    static PerUser parse(String text) {
        return switch (text) {
            case "replace" -> new Replace();
            case "deny" -> new AtMost(1);
            case "unlimited" -> new Unlimited();
            default -> new AtMost(number(text));
        };
    }

    private static int number(String text) {
        try {
            return Values.integer(1, 65_535).parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is none of replace, deny, unlimited or a number from 1 to 65535", e);
        }
    }
}
