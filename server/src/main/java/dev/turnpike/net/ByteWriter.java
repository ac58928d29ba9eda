package dev.turnpike.net;

import java.util.Arrays;
import java.util.Objects;

/** Writes big-endian fields into an array that grows. Owned by one thread. */
public final class ByteWriter {

    private byte[] array;
    private int length;

    /** Starts empty with room for {@code capacity} octets. */
    public ByteWriter(int capacity) {
        array = new byte[Math.max(16, capacity)];
    }

    /** Starts empty. */
    public ByteWriter() {
        this(64);
    }

    /** Writes the low 8 bits of {@code value}. */
    public ByteWriter u8(int value) {
        room(1);
        array[length++] = (byte) value;
        return this;
    }

    /** Writes the low 16 bits of {@code value}. */
    public ByteWriter u16(int value) {
        return u8(value >> 8).u8(value);
    }

    /** Writes all 32 bits of {@code value}. */
    public ByteWriter i32(int value) {
        return u16(value >> 16).u16(value);
    }

    /** Writes all of {@code bytes}. */
    public ByteWriter bytes(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, array, length, bytes.length);
        length += bytes.length;
        return this;
    }

    /** Writes {@code count} octets of zero. */
    public ByteWriter zeros(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("cannot write " + count + " zeros");
        }
        room(count);
        length += count;
        return this;
    }

    /** Octets written so far. */
    public int length() {
        return length;
    }

    /** Overwrites two octets written before; for a length that is known only at the end. */
    public void setU16(int position, int value) {
        Objects.checkFromIndexSize(position, 2, length);
        array[position] = (byte) (value >> 8);
        array[position + 1] = (byte) value;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(array, length);
    }

    private void room(int count) {
        if (length + count > array.length) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + count));
        }
    }
}
