package dev.turnpike.net;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One packet in an array with room in front of it, so that each layer writes or removes its header in place.
 *
 * <p>Has one owner at a time: it changes owner at a queue, and whoever owns it last calls {@link #release()}. Indexes
 * are relative to the packet's first octet. Not safe for two threads at once.
 */
public final class PacketBuffer {

    /** Room for the outer headers: IP 20, GRE 16, PPP 4, MPPE 2, and the offload header that a TUN may want. */
    public static final int HEADROOM = 64;

    /** Octets in all: a full Ethernet frame with headroom and to spare. */
    public static final int CAPACITY = 2048;

    private final byte[] array;
    private final @Nullable PacketPool pool;
    private int offset = HEADROOM;
    private int length;
    private boolean owned = true;

    PacketBuffer(@Nullable PacketPool pool) {
        this.array = new byte[CAPACITY];
        this.pool = pool;
    }

    /** A buffer of no pool, holding a copy of {@code packet}; for control frames and tests. */
    public static PacketBuffer copyOf(byte[] packet) {
        PacketBuffer buffer = new PacketBuffer(null);
        Objects.checkFromIndexSize(HEADROOM, packet.length, CAPACITY);
        System.arraycopy(packet, 0, buffer.array, HEADROOM, packet.length);
        buffer.length = packet.length;
        return buffer;
    }

    /** The backing array; the packet is {@code [offset, offset + length)}. */
    public byte[] array() {
        return array;
    }

    /** Index of the packet's first octet in {@link #array()}. */
    public int offset() {
        return offset;
    }

    /** The packet's octets. */
    public int length() {
        return length;
    }

    /** Octets that may stand from the present offset to the end of the array. */
    public int room() {
        return CAPACITY - offset;
    }

    /** Makes {@code [offset, offset + length)} of the array the packet. */
    public void set(int offset, int length) {
        Objects.checkFromIndexSize(offset, length, CAPACITY);
        this.offset = offset;
        this.length = length;
    }

    /** Removes {@code count} octets from the front. */
    public void skip(int count) {
        set(offset + count, length - count);
    }

    /** Adds {@code count} octets in front, whose content is undefined until written. */
    public void prepend(int count) {
        set(offset - count, length + count);
    }

    /** Cuts the packet to its first {@code length} octets. */
    public void truncate(int length) {
        Objects.checkIndex(length, this.length + 1);
        this.length = length;
    }

    /** Octet {@code index}, 0 to 255. */
    public int u8(int index) {
        return array[at(index, 1)] & 0xff;
    }

    /** Two octets from {@code index}, 0 to 65535. */
    public int u16(int index) {
        int at = at(index, 2);
        return (array[at] & 0xff) << 8 | (array[at + 1] & 0xff);
    }

    /** Four octets from {@code index}. */
    public int i32(int index) {
        return u16(index) << 16 | u16(index + 2);
    }

    /** Writes one octet at {@code index}. */
    public void putU8(int index, int value) {
        array[at(index, 1)] = (byte) value;
    }

    /** Writes two octets at {@code index}. */
    public void putU16(int index, int value) {
        int at = at(index, 2);
        array[at] = (byte) (value >> 8);
        array[at + 1] = (byte) value;
    }

    /** Writes four octets at {@code index}. */
    public void putI32(int index, int value) {
        at(index, 4); // all four or none
        putU16(index, value >> 16);
        putU16(index + 2, value);
    }

    /** A copy of the packet. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /**
     * Gives the buffer up.
     *
     * @throws IllegalStateException if it was given up before: two owners would mix two sessions' packets
     */
    public void release() {
        if (!owned) {
            throw new IllegalStateException("packet buffer released twice");
        }
        owned = false;
        if (pool != null) {
            pool.put(this);
        }
    }

    /** Called by the pool when it lends the buffer again. */
    void lend() {
        owned = true;
        offset = HEADROOM;
        length = 0;
    }

    private int at(int index, int count) {
        return offset + Objects.checkFromIndexSize(index, count, length);
    }
}
