package dev.turnpike.ppp.lcp;

import java.time.Duration;

/**
 * How a dead peer is noticed.
 *
 * @param interval silence before each Echo-Request; zero means never to ask
 * @param failures Echo-Requests without any sign of life before the peer counts as dead, at least 1
 */
public record EchoPolicy(Duration interval, int failures) {

    /** Checks. */
    public EchoPolicy {
        if (interval.isNegative() || failures < 1) {
            throw new IllegalArgumentException("echo interval is " + interval + ", allowed 0 or more; failures "
                    + failures + ", allowed 1 or more");
        }
    }
}
