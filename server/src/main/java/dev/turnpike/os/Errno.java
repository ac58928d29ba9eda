package dev.turnpike.os;

import java.util.Map;

/** Error numbers of Linux (errno(3), the same on x86-64 and arm64) that say something about this server. */
public final class Errno {

    /** Not permitted. */
    public static final int EPERM = 1;
    /** No such file. */
    public static final int ENOENT = 2;
    /** Interrupted by a signal. */
    public static final int EINTR = 4;
    /** Input/output error; of a TUN: the interface is down. */
    public static final int EIO = 5;
    /** No such device or address. */
    public static final int ENXIO = 6;
    /** Would have to wait. */
    public static final int EAGAIN = 11;
    /** Out of memory. */
    public static final int ENOMEM = 12;
    /** Permission denied. */
    public static final int EACCES = 13;
    /** In use. */
    public static final int EBUSY = 16;
    /** No such device. */
    public static final int ENODEV = 19;
    /** Invalid argument. */
    public static final int EINVAL = 22;
    /** The object behind the descriptor is gone; of a TUN: the interface was deleted. */
    public static final int EBADFD = 77;
    /** Message too long. */
    public static final int EMSGSIZE = 90;
    /** Network is down. */
    public static final int ENETDOWN = 100;
    /** Network is unreachable. */
    public static final int ENETUNREACH = 101;
    /** No buffer space. */
    public static final int ENOBUFS = 105;
    /** Nobody listens. */
    public static final int ECONNREFUSED = 111;
    /** No route to the host. */
    public static final int EHOSTUNREACH = 113;

    private static final Map<Integer, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry(EPERM, "EPERM (not permitted)"),
            Map.entry(ENOENT, "ENOENT (no such file)"),
            Map.entry(EINTR, "EINTR (interrupted by a signal)"),
            Map.entry(EIO, "EIO (input/output error)"),
            Map.entry(ENXIO, "ENXIO (no such device or address)"),
            Map.entry(EAGAIN, "EAGAIN (would have to wait)"),
            Map.entry(ENOMEM, "ENOMEM (out of memory)"),
            Map.entry(EACCES, "EACCES (permission denied)"),
            Map.entry(EBUSY, "EBUSY (in use)"),
            Map.entry(ENODEV, "ENODEV (no such device)"),
            Map.entry(EINVAL, "EINVAL (invalid argument)"),
            Map.entry(EBADFD, "EBADFD (the object behind the descriptor is gone)"),
            Map.entry(EMSGSIZE, "EMSGSIZE (message too long)"),
            Map.entry(ENETDOWN, "ENETDOWN (network is down)"),
            Map.entry(ENETUNREACH, "ENETUNREACH (network is unreachable)"),
            Map.entry(ENOBUFS, "ENOBUFS (no buffer space)"),
            Map.entry(ECONNREFUSED, "ECONNREFUSED (nobody listens)"),
            Map.entry(EHOSTUNREACH, "EHOSTUNREACH (no route to the host)"));

    private Errno() {}

    /** Name and meaning of an error number; of any other the number. */
    public static String describe(int number) {
        return DESCRIPTIONS.getOrDefault(number, "errno " + number);
    }
}
