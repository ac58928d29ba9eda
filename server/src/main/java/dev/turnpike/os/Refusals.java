package dev.turnpike.os;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log once for each kind of error that the kernel refuses packets; counters say how many. Any thread. */
final class Refusals {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    private final String call;
    private final Set<Integer> seen = ConcurrentHashMap.newKeySet();

    /** For the packets given to {@code call}. */
    Refusals(String call) {
        this.call = call;
    }

    void note(int number) {
        if (seen.add(number)) {
            log.warn("{}: {}; such packets are dropped and counted{}", call, Errno.describe(number), remedy(number));
        }
    }

    private static String remedy(int number) {
        return switch (number) {
            case Errno.EPERM -> "; a firewall rule of this host forbids them";
            case Errno.EAGAIN, Errno.ENOBUFS -> "; the kernel's queue is full, the line is slower than what is sent";
            case Errno.EIO -> "; the interface is down: ip link set dev NAME up";
            case Errno.EINVAL -> "; an address or a header in them is not one that this host may send";
            case Errno.EMSGSIZE -> "; they are larger than the interface takes";
            case Errno.ENETUNREACH, Errno.EHOSTUNREACH, Errno.ENETDOWN -> "; there is no route to the peer";
            default -> "";
        };
    }
}
