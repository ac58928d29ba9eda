package dev.turnpike.os;

import java.io.IOException;

/** A system call failed. The message names the call, its object, the error and the remedy. */
public final class NativeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int errno;

    /**
     * For example: {@code open /dev/net/tun: EACCES (permission denied); run as root}.
     *
     * @param call the call and what it was for, {@code open /dev/net/tun}
     * @param number the error number
     * @param remedy what an operator can do, or empty
     */
    NativeException(String call, int number, String remedy) {
        super(call + ": " + Errno.describe(number) + (remedy.isEmpty() ? "" : "; " + remedy));
        this.errno = number;
    }

    /** The error number, as in {@link Errno}. */
    public int errno() {
        return errno;
    }
}
