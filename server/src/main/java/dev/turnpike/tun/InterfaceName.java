package dev.turnpike.tun;

import java.util.regex.Pattern;

/**
 * The name of a network interface. Stricter than the kernel, so that it may stand in a command, a path and a rule.
 *
 * @param text 1 to 15 letters, digits, {@code _}, {@code -} and {@code .}, starting with none of the last two
 */
public record InterfaceName(String text) {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}");

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if it is no name; the message goes on after the text
     */
    public InterfaceName {
        if (!ALLOWED.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is not an interface name: 1 to 15 letters, digits, _, - and ., not starting with - or .");
        }
    }

    /** The name. */
    @Override
    public String toString() {
        return text;
    }
}
