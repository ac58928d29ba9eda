package dev.turnpike.ppp.negotiation;

import java.time.Duration;
import java.util.List;

/**
 * How often and how long a request is repeated (RFC 1661 section 4.6).
 *
 * @param intervals waits after the first, second, ... transmission of a request; the last one serves for all further ones;
 *     each positive
 * @param maxConfigure transmissions of an unanswered Configure-Request, at least 1
 * @param maxTerminate transmissions of an unanswered Terminate-Request, at least 1
 * @param maxFailure Configure-Naks without an agreement before their options are rejected, at least 1
 */
public record Timing(List<Duration> intervals, int maxConfigure, int maxTerminate, int maxFailure) {

    /** Copies and checks. */
    public Timing {
        intervals = List.copyOf(intervals);
        if (intervals.isEmpty() || intervals.stream().anyMatch(wait -> wait.isNegative() || wait.isZero())) {
            throw new IllegalArgumentException("intervals must be positive and at least one: " + intervals);
        }
        if (maxConfigure < 1 || maxTerminate < 1 || maxFailure < 1) {
            throw new IllegalArgumentException("limits must be 1 or more: configure " + maxConfigure + ", terminate "
                    + maxTerminate + ", failure " + maxFailure);
        }
    }

    /**
     * The limits of RFC 1661 section 4.6, with intervals that begin short: a client opens its GRE tunnel only after the
     * call is up and loses what came before, and the RFC's 3 seconds would then be spent waiting at each login.
     */
    public static Timing standard() {
        return new Timing(
                List.of(Duration.ofMillis(400), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3)),
                10,
                2,
                5);
    }

    /** The wait after transmission {@code number}, counted from 0, in nanoseconds. */
    long interval(int number) {
        return intervals.get(Math.min(number, intervals.size() - 1)).toNanos();
    }

    /** The longest wait, in nanoseconds. */
    long lastInterval() {
        return interval(intervals.size() - 1);
    }
}
