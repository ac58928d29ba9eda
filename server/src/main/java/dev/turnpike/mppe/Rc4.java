package dev.turnpike.mppe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * RC4 for packets: eight octets of key stream at a time, nothing allocated. Owned by one thread.
 *
 * <p>Written here because it is the larger half of what a packet costs, and the platform's cipher takes almost twice the
 * time. The state is of ints, and every index is masked with {@code length - 1}, which lets the compiler see that it is
 * within the array.
 */
public final class Rc4 {

    private static final int STATE_LENGTH = 256;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int[] state = new int[STATE_LENGTH];
    private int first;
    private int second;
    private boolean started;

    /**
     * Starts a key stream.
     *
     * @param key its first {@code length} octets are used
     * @param length a power of two from 1 to 256; MPPE has 8 and 16
     */
    public void init(byte[] key, int length) {
        if (Integer.bitCount(length) != 1 || length > STATE_LENGTH) {
            throw new IllegalArgumentException("the key must have a power of two of octets, not " + length);
        }
        int[] s = state;
        int mask = s.length - 1;
        for (int i = 0; i < s.length; i++) {
            s[i] = i;
        }
        for (int i = 0, j = 0; i < s.length; i++) {
            int swapped = s[i];
            j = (j + swapped + key[i & (length - 1)]) & mask;
            s[i] = s[j];
            s[j] = swapped;
        }
        first = 0;
        second = 0;
        started = true;
    }

    /**
     * Encrypts or decrypts {@code [offset, offset + length)} in place with the next octets of the key stream.
     *
     * @throws IllegalStateException without a key stream, which would let the plain text pass
     */
    public void process(byte[] data, int offset, int length) {
        if (!started) {
            throw new IllegalStateException("RC4 was not initialised, or was wiped");
        }
        Objects.checkFromIndexSize(offset, length, data.length);
        int[] s = state;
        int mask = s.length - 1;
        int i = first;
        int j = second;
        int at = offset;
        int end = offset + length;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long stream = 0;
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) { // unrolled by the compiler
                i = (i + 1) & mask;
                int a = s[i];
                j = (j + a) & mask;
                int b = s[j];
                s[i] = b;
                s[j] = a;
                stream |= (long) s[(a + b) & mask] << shift;
            }
            LONGS.set(data, at, (long) LONGS.get(data, at) ^ stream);
        }
        for (; at < end; at++) {
            i = (i + 1) & mask;
            int a = s[i];
            j = (j + a) & mask;
            int b = s[j];
            s[i] = b;
            s[j] = a;
            data[at] ^= (byte) s[(a + b) & mask];
        }
        first = i;
        second = j;
    }

    /** Goes on where the other stands; the other stays as it is. */
    void copyFrom(Rc4 other) {
        System.arraycopy(other.state, 0, state, 0, STATE_LENGTH);
        first = other.first;
        second = other.second;
        started = other.started;
    }

    /** Forgets the key stream. */
    public void wipe() {
        Arrays.fill(state, 0);
        first = 0;
        second = 0;
        started = false;
    }
}
