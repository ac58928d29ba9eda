package dev.turnpike.ppp;

import dev.turnpike.net.ByteReader;
import java.util.Arrays;
import java.util.HexFormat;

/** A piece of a packet as a value: immutable, compared by content, printed in hex. Any thread. */
public final class Octets {

    /** No octets at all. */
    public static final Octets NONE = new Octets(new byte[0]);

    private final byte[] bytes; // never handed out and never written

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The content of {@code bytes}, which is copied. */
    public static Octets copyOf(byte[] bytes) {
        return bytes.length == 0 ? NONE : new Octets(bytes.clone());
    }

    /** The low 8 bits of each value. */
    public static Octets of(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes.length == 0 ? NONE : new Octets(bytes);
    }

    /** How many there are. */
    public int length() {
        return bytes.length;
    }

    /** A copy. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** A reader at the first octet. */
    public ByteReader reader() {
        return new ByteReader(bytes);
    }

    /** The first {@code count} octets, or all if there are fewer. */
    public Octets first(int count) {
        return count >= bytes.length ? this : new Octets(Arrays.copyOf(bytes, count));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Lower-case hex without blanks; safe to log whatever the peer sent. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
