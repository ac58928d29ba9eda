package dev.turnpike.net;

import java.util.Arrays;
import java.util.Objects;

/**
 * Reads big-endian fields from a slice of an array and refuses to leave it; a field that is cut off is not read at all.
 * Owned by one thread.
 */
public final class ByteReader {

    private final byte[] array;
    private int position;
    private final int limit;

    /** Reads {@code array[offset, offset + length)}, which is not copied. */
    public ByteReader(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        this.array = array;
        this.position = offset;
        this.limit = offset + length;
    }

    /** Reads the whole array, which is not copied. */
    public ByteReader(byte[] array) {
        this(array, 0, array.length);
    }

    /** Octets not read yet. */
    public int remaining() {
        return limit - position;
    }

    /** The next octet, 0 to 255. */
    public int u8() throws MalformedPacketException {
        need(1);
        return array[position++] & 0xff;
    }

    /** The next two octets, 0 to 65535. */
    public int u16() throws MalformedPacketException {
        need(2);
        return u8() << 8 | u8();
    }

    /** The next four octets, as a signed int with the same bits. */
    public int i32() throws MalformedPacketException {
        need(4);
        return u16() << 16 | u16();
    }

    /** A copy of the next {@code count} octets. */
    public byte[] bytes(int count) throws MalformedPacketException {
        need(count);
        byte[] copy = Arrays.copyOfRange(array, position, position + count);
        position += count;
        return copy;
    }

    /** A copy of all that is left. */
    public byte[] rest() {
        byte[] copy = Arrays.copyOfRange(array, position, limit);
        position = limit;
        return copy;
    }

    /** Passes over {@code count} octets. */
    public void skip(int count) throws MalformedPacketException {
        need(count);
        position += count;
    }

    /** A reader over the next {@code count} octets, which this reader passes over. */
    public ByteReader slice(int count) throws MalformedPacketException {
        need(count);
        ByteReader slice = new ByteReader(array, position, count);
        position += count;
        return slice;
    }

    private void need(int count) throws MalformedPacketException {
        if (count < 0 || count > limit - position) {
            throw new MalformedPacketException("needs " + count + " more octets, " + (limit - position) + " are left");
        }
    }
}
