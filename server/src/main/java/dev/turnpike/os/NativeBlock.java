package dev.turnpike.os;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.turnpike.net.PacketBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory that the kernel reads and writes, laid out by its user. One thread at a time. It lives as long as this object is
 * reachable.
 */
final class NativeBlock {

    private final ByteBuffer memory;
    private final long address;

    /** {@code size} octets of zero. */
    NativeBlock(int size) {
        memory = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
        address = Pointer.nativeValue(Native.getDirectBufferPointer(memory));
    }

    /** Where octet {@code index} is. */
    long address(int index) {
        return address + index;
    }

    int capacity() {
        return memory.capacity();
    }

    void putLong(int index, long value) {
        memory.putLong(index, value);
    }

    void putInt(int index, int value) {
        memory.putInt(index, value);
    }

    void putShort(int index, int value) {
        memory.putShort(index, (short) value);
    }

    int getInt(int index) {
        return memory.getInt(index);
    }

    byte getByte(int index) {
        return memory.get(index);
    }

    /** Writes {@code value} with its highest octet first, whatever the machine's order. */
    void putNetworkInt(int index, int value) {
        memory.putInt(index, ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? value : Integer.reverseBytes(value));
    }

    void put(int index, byte[] bytes) {
        memory.put(index, bytes);
    }

    /** Copies the whole packet in. */
    void copyIn(int index, PacketBuffer packet) {
        memory.put(index, packet.array(), packet.offset(), packet.length());
    }

    /** Makes the first {@code length} octets from {@code index} the packet, as far as it has room. */
    void copyOut(int index, int length, PacketBuffer packet) {
        packet.set(packet.offset(), Math.min(length, packet.room()));
        memory.get(index, packet.array(), packet.offset(), packet.length());
    }
}
