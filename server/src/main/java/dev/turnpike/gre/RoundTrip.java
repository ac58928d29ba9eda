package dev.turnpike.gre;

/**
 * How long the peer takes to acknowledge, by RFC 2637 section 4.4.1. Statistics only: no packet waits for it, because a
 * peer that acknowledges late or never must not stall its session.
 *
 * @param averageNanos RTT, the smoothed time between a packet and its acknowledgement
 * @param deviationNanos DEV, the smoothed difference from it
 */
public record RoundTrip(long averageNanos, long deviationNanos) {

    private static final long MIN_TIME_OUT_NANOS = 100_000_000L;
    private static final long MAX_TIME_OUT_NANOS = 10_000_000_000L;

    /** The estimate after one sample. */
    static RoundTrip first(long sampleNanos) {
        return new RoundTrip(sampleNanos, sampleNanos / 2);
    }

    /** The estimate after one more sample: alpha is 1/8, beta 1/4. */
    RoundTrip with(long sampleNanos) {
        long difference = sampleNanos - averageNanos;
        return new RoundTrip(
                averageNanos + difference / 8, deviationNanos + (Math.abs(difference) - deviationNanos) / 4);
    }

    /** ATO, the time after which an acknowledgement is overdue: chi is 4. */
    public long timeOutNanos() {
        return Math.clamp(averageNanos + 4 * deviationNanos, MIN_TIME_OUT_NANOS, MAX_TIME_OUT_NANOS);
    }
}
