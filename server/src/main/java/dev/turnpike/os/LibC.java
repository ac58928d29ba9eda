package dev.turnpike.os;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;

/**
 * The C library's functions, mapped directly: every {@code size_t}, {@code ssize_t}, {@code long} and address is a
 * {@code long}, which holds on 64-bit Linux. To be reached only after {@link NativeSupport#check}.
 *
 * <p>Functions of the data path return -1 and leave the reason to {@link Native#getLastError()}; an exception for each full
 * queue would cost more than the packet. All others throw.
 */
final class LibC {

    static final int O_RDWR = 0x2;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;

    static final int AF_UNIX = 1;
    static final int AF_INET = 2;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;
    static final int SOCK_CLOEXEC = 0x80000;
    static final int IPPROTO_IP = 0;
    static final int IPPROTO_GRE = 47;

    static final int SOL_SOCKET = 1;
    static final int SO_SNDBUF = 7;
    static final int SO_RCVBUF = 8;
    static final int SO_RCVTIMEO = 20;
    static final int SO_SNDBUFFORCE = 32;
    static final int SO_RCVBUFFORCE = 33;
    static final int IP_PKTINFO = 8;
    static final int IP_MTU_DISCOVER = 10;
    static final int IP_PMTUDISC_DONT = 0;

    static final int MSG_DONTWAIT = 0x40;
    static final int MSG_NOSIGNAL = 0x4000;

    static final short POLLIN = 1;

    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    /** open(2). Variadic in C; on the supported machines integers are passed alike. */
    static native int open(String path, int flags) throws LastErrorException;

    /** close(2). */
    static native int close(int descriptor) throws LastErrorException;

    /** dup3(2): atomically makes {@code target} mean what {@code source} means. */
    static native int dup3(int source, int target, int flags) throws LastErrorException;

    /** ioctl(2) with an address. Variadic in C, as open. */
    static native int ioctl(int descriptor, long request, long argument) throws LastErrorException;

    /** socket(2). */
    static native int socket(int domain, int type, int protocol) throws LastErrorException;

    /** setsockopt(2). */
    static native int setsockopt(int descriptor, int level, int option, long value, int length)
            throws LastErrorException;

    /** sendto(2), without a hurry. */
    static native long sendto(int descriptor, long buffer, long length, int flags, long address, int addressLength)
            throws LastErrorException;

    /** poll(2) of an array of {@code struct pollfd}. Data path. */
    static native int poll(long descriptors, long count, int timeoutMillis);

    /** read(2). Data path. */
    static native long read(int descriptor, long buffer, long length);

    /** write(2). Data path. */
    static native long write(int descriptor, long buffer, long length);

    /** recv(2). Data path. */
    static native long recv(int descriptor, long buffer, long length, int flags);

    /** sendmsg(2) of a {@code struct msghdr}. Data path. */
    static native long sendmsg(int descriptor, long message, int flags);
}
