package dev.turnpike.ppp.lcp;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Our magic number, and the loops it uncovers (RFC 1661 section 6.4). Owned by the session's thread. */
final class MagicNumbers {

    private static final int MAX_COLLISIONS = 5;
    private static final int SPARE = 0x5bd1e995; // any number but 0

    private final RandomGenerator random;
    private int ours;
    private int collisions;

    MagicNumbers(RandomGenerator random) {
        this.random = random;
        this.ours = another();
    }

    int ours() {
        return ours;
    }

    /** Takes another number: the peer did not like the last one. */
    void renew() {
        ours = another();
    }

    /** A number for a peer that sent ours as its own, or none. */
    int suggestion() {
        return another();
    }

    /** The peer's number is ours: by one chance in four thousand millions, else because its packets are ours. */
    void collided() {
        collisions++;
    }

    Optional<String> impasse() {
        return collisions >= MAX_COLLISIONS
                ? Optional.of("the link is looped back: our own magic numbers come back")
                : Optional.empty();
    }

    private int another() {
        int number = random.nextInt();
        if (number != 0 && number != ours) {
            return number;
        }
        // RFC 1661 section 6.4: zero is illegal. No second try, which a broken generator could make endless.
        return ours == SPARE ? ~SPARE : SPARE;
    }
}
