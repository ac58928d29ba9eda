package dev.turnpike.probe.report;

import java.time.Duration;
import java.util.List;

/**
 * Echo requests and their answers.
 *
 * @param target the address that was asked
 * @param sent requests
 * @param roundTrips of each answer, in the order of the answers; one answer at most for each request
 */
public record PingStatistics(int target, int sent, List<Duration> roundTrips) {

    /** Copies the list. */
    public PingStatistics {
        roundTrips = List.copyOf(roundTrips);
    }

    /** Requests that were answered. */
    public int received() {
        return roundTrips.size();
    }

    /** Percent of the requests that were not answered; 0 if none was sent. */
    public int lossPercent() {
        return sent == 0 ? 0 : 100 * (sent - received()) / sent;
    }

    /** The shortest round trip; zero if there is none. */
    public Duration minimum() {
        return roundTrips.stream().min(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** The longest round trip; zero if there is none. */
    public Duration maximum() {
        return roundTrips.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** The average; zero if there is none. */
    public Duration average() {
        return Duration.ofNanos((long)
                roundTrips.stream().mapToLong(Duration::toNanos).average().orElse(0));
    }
}
