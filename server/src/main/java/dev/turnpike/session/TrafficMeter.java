package dev.turnpike.session;

import dev.turnpike.auth.spi.SessionUsage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one session has carried. The inbound thread alone counts in, the outbound thread alone counts out, anybody reads:
 * so no update needs an atomic addition.
 */
final class TrafficMeter {

    private final AtomicLong packetsIn = new AtomicLong();
    private final AtomicLong bytesIn = new AtomicLong();
    private final AtomicLong packetsOut = new AtomicLong();
    private final AtomicLong bytesOut = new AtomicLong();

    /** Inbound thread only. */
    void in(int octets) {
        add(packetsIn, 1);
        add(bytesIn, octets);
    }

    /** Outbound thread only. */
    void out(int octets) {
        add(packetsOut, 1);
        add(bytesOut, octets);
    }

    /** Packets of both directions; grows with every packet. */
    long packets() {
        return packetsIn.getAcquire() + packetsOut.getAcquire();
    }

    SessionUsage usage(Duration duration) {
        return new SessionUsage(
                duration, bytesIn.getAcquire(), bytesOut.getAcquire(), packetsIn.getAcquire(), packetsOut.getAcquire());
    }

    private static void add(AtomicLong counter, long amount) {
        counter.setRelease(counter.getPlain() + amount);
    }
}
