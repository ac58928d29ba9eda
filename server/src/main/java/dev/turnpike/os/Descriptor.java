package dev.turnpike.os;

import com.sun.jna.LastErrorException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file descriptor that other threads may be using while it is closed. Any thread.
 *
 * <p>A closed number is soon given to another file, and a late packet would be written into that. So closing puts
 * {@code /dev/null} behind the number instead: the device is let go, and the number stays taken until the process ends.
 */
final class Descriptor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Descriptor.class);

    private final int number;
    private final AtomicBoolean closed = new AtomicBoolean();

    Descriptor(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    boolean isClosed() {
        return closed.get();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            int nothing = LibC.open("/dev/null", LibC.O_RDWR | LibC.O_CLOEXEC);
            LibC.dup3(nothing, number, LibC.O_CLOEXEC);
            LibC.close(nothing);
        } catch (LastErrorException e) {
            log.error("A device could not be closed: {}", Errno.describe(e.getErrorCode()));
        }
    }
}
