package dev.turnpike.probe.ping;

import java.time.Duration;

/**
 * What to ping and how.
 *
 * @param target address as an int
 * @param count requests, 1 to 65536
 * @param dataLength octets of data in each, 0 to 1472
 * @param interval from one request to the next
 * @param patience how long the last answer is waited for
 */
public record PingPlan(int target, int count, int dataLength, Duration interval, Duration patience) {

    /** Checks the ranges. */
    public PingPlan {
        if (count < 1 || count > 0x10000) {
            throw new IllegalArgumentException("pings are " + count + ", allowed 1 to 65536");
        }
        if (dataLength < 0 || dataLength > 1472) {
            throw new IllegalArgumentException("ping data is " + dataLength + " octets, allowed 0 to 1472");
        }
    }

    /** As ping does: 56 octets, every 200 ms, two seconds of patience. */
    public static PingPlan of(int target, int count) {
        return new PingPlan(target, count, 56, Duration.ofMillis(200), Duration.ofSeconds(2));
    }
}
