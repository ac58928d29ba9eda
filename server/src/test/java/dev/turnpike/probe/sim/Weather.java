package dev.turnpike.probe.sim;

import java.time.Duration;

/**
 * What a network does to packets.
 *
 * @param loss the part of packets that never arrive, 0 to 1
 * @param duplication the part of packets that arrive twice, 0 to 1
 * @param shortest the least time on the way
 * @param longest the most; packets overtake each other where it differs
 */
public record Weather(double loss, double duplication, Duration shortest, Duration longest) {

    /** Nothing is lost, nothing overtakes. */
    public static Weather fair() {
        return new Weather(0, 0, Duration.ofMillis(1), Duration.ofMillis(1));
    }

    /** One packet in eight is lost, one in ten doubled, and they come in any order within 20 ms. */
    public static Weather storm() {
        return new Weather(0.125, 0.1, Duration.ofMillis(1), Duration.ofMillis(20));
    }

    /** Nothing is lost, but packets overtake each other and come twice. */
    public static Weather disorder() {
        return new Weather(0, 0.2, Duration.ofMillis(1), Duration.ofMillis(20));
    }
}
