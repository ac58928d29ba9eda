package dev.turnpike.os;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;

/** Whether this machine is one that {@link LibC} is mapped for. */
public final class NativeSupport {

    private NativeSupport() {}

    /**
     * To be called before anything else here; cheap when repeated.
     *
     * @throws IOException if the system is another one, or the native library cannot be loaded; names the remedy
     */
    public static void check() throws IOException {
        try {
            if (!Platform.isLinux() || Native.POINTER_SIZE != Long.BYTES) {
                throw new IOException("the server needs 64-bit Linux, this is " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch"));
            }
            Class.forName(LibC.class.getName());
        } catch (LinkageError | ClassNotFoundException e) {
            throw new IOException(
                    "the native library of JNA cannot be loaded: " + e.getMessage()
                            + "; start with -Djna.tmpdir= and a directory that may hold executables",
                    e);
        }
    }
}
