package dev.turnpike.ppp;

/**
 * Gives each request a number to match its answer by. One source serves all protocols of a session, as Windows does it: a
 * late answer of one protocol can then not be taken for that of another. Owned by the session's thread.
 */
public final class Identifiers {

    private int next;

    /** Begins with {@code first}, 0 to 255. */
    public Identifiers(int first) {
        next = first & 0xff;
    }

    /** The next number, 0 to 255; returns to one given before after 256 calls. */
    public int next() {
        int identifier = next;
        next = next + 1 & 0xff;
        return identifier;
    }
}
