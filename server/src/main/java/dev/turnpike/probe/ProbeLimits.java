package dev.turnpike.probe;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param connect the TCP connection
 * @param reply each of the two answers on the control connection
 * @param link from the call to the tunnel
 * @param goodbye from our wish to leave to the closed connection
 */
public record ProbeLimits(Duration connect, Duration reply, Duration link, Duration goodbye) {

    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    /** All of them positive. */
    public ProbeLimits {
        for (Duration limit : new Duration[] {connect, reply, link, goodbye}) {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("a time limit is " + limit + ", must be more than zero");
            }
        }
    }

    /** Ten seconds for each step of the control connection, or less where the whole may take less. */
    public static ProbeLimits within(Duration whole) {
        Duration step = whole.compareTo(USUAL) < 0 ? whole : USUAL;
        return new ProbeLimits(step, step, whole, GOODBYE);
    }
}
