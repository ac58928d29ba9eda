package dev.turnpike.os;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the service manager how the server fares (sd_notify(3)). Does nothing where there is none. Any thread; never waits
 * and never fails: that a message was lost is written to the log.
 */
public final class SdNotify {

    private static final Logger log = LoggerFactory.getLogger(SdNotify.class);

    // struct sockaddr_un of unix(7)
    private static final int PATH_OFFSET = 2;
    private static final int PATH_LENGTH = 108;

    private final String address;
    private final Optional<Duration> watchdog;

    private SdNotify(String address, Optional<Duration> watchdog) {
        this.address = address;
        this.watchdog = watchdog;
    }

    /**
     * Reads {@code NOTIFY_SOCKET}, {@code WATCHDOG_USEC} and {@code WATCHDOG_PID}.
     *
     * @param processId of this process: the watchdog may be meant for another
     */
    public static SdNotify from(Map<String, String> environment, long processId) {
        String address = environment.getOrDefault("NOTIFY_SOCKET", "");
        String watched = environment.getOrDefault("WATCHDOG_PID", Long.toString(processId));
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        boolean mine = watched.equals(Long.toString(processId)) && micros.matches("[1-9]\\d{0,15}");
        return new SdNotify(
                address, mine ? Optional.of(Duration.ofNanos(Long.parseLong(micros) * 1000)) : Optional.empty());
    }

    /** How often {@link #watchdog} is to be called: half of the time after which the manager takes the server for dead. */
    public Optional<Duration> watchdogInterval() {
        return watchdog.map(time -> time.dividedBy(2));
    }

    /** Start-up is done, or a reload is. */
    public void ready() {
        send("READY=1");
    }

    /** A reload begins; {@link #ready} ends it. */
    public void reloading() {
        // System.nanoTime is CLOCK_MONOTONIC on Linux, which is what the manager compares with.
        send("RELOADING=1\nMONOTONIC_USEC=" + System.nanoTime() / 1000);
    }

    /** The server is going down. */
    public void stopping() {
        send("STOPPING=1");
    }

    /** The server is alive. */
    public void watchdog() {
        send("WATCHDOG=1");
    }

    /** One line that {@code systemctl status} shows. */
    public void status(String line) {
        send("STATUS=" + line.replace('\n', ' '));
    }

    private void send(String message) {
        if (address.isEmpty()) {
            return;
        }
        String assignment = message.lines().findFirst().orElse("");
        try {
            NativeSupport.check();
            sendDatagram(message.getBytes(StandardCharsets.UTF_8));
        } catch (LastErrorException e) {
            log.warn("The service manager was not told {}: {}", assignment, Errno.describe(e.getErrorCode()));
        } catch (IOException e) {
            log.warn("The service manager was not told {}: {}", assignment, e.getMessage());
        }
    }

    private void sendDatagram(byte[] message) throws IOException {
        byte[] name = address.getBytes(StandardCharsets.UTF_8);
        if (name.length >= PATH_LENGTH) {
            throw new IOException("NOTIFY_SOCKET has more than " + (PATH_LENGTH - 1) + " octets");
        }
        NativeBlock block = new NativeBlock(PATH_OFFSET + PATH_LENGTH + message.length);
        block.putShort(0, LibC.AF_UNIX);
        block.put(PATH_OFFSET, name);
        if (name[0]
                == '@') { // an abstract name: the kernel wants a zero in place of the at sign, and counts to the end
            block.put(PATH_OFFSET, new byte[1]);
        }
        block.put(PATH_OFFSET + PATH_LENGTH, message);
        int socket = LibC.socket(LibC.AF_UNIX, LibC.SOCK_DGRAM | LibC.SOCK_CLOEXEC, 0);
        try {
            int flags = LibC.MSG_DONTWAIT | LibC.MSG_NOSIGNAL;
            long text = block.address(PATH_OFFSET + PATH_LENGTH);
            LibC.sendto(socket, text, message.length, flags, block.address(0), PATH_OFFSET + name.length);
        } finally {
            LibC.close(socket);
        }
    }
}
