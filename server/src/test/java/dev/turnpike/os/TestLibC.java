package dev.turnpike.os;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;

/** Functions that only tests need. */
final class TestLibC {

    static {
        Native.register(TestLibC.class, "c");
    }

    private TestLibC() {}

    /** bind(2). */
    static native int bind(int descriptor, long address, int length) throws LastErrorException;

    /** pipe2(2). */
    static native int pipe2(long descriptors, int flags) throws LastErrorException;
}
