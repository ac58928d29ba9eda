package dev.turnpike.control.message;

/** Checks that a value fits its field. What fails here is our own doing: the wire cannot hold more than a field does. */
final class Fields {

    private Fields() {}

    static void u8(String name, int value) {
        range(name, value, 0xff);
    }

    static void u16(String name, int value) {
        range(name, value, 0xffff);
    }

    static void text(String name, String text, int length) {
        if (text.length() > length) {
            throw new IllegalArgumentException(
                    name + " has " + text.length() + " characters, at most " + length + " fit");
        }
        if (text.chars().anyMatch(character -> character == 0 || character > 0xff)) {
            throw new IllegalArgumentException(name + " has a character that is no octet from 1 to 255");
        }
    }

    private static void range(String name, int value, int maximum) {
        if (value < 0 || value > maximum) {
            throw new IllegalArgumentException(name + " is " + value + ", must be 0 to " + maximum);
        }
    }
}
