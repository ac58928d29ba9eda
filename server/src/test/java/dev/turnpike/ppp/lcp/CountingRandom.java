package dev.turnpike.ppp.lcp;

import java.util.random.RandomGenerator;

/** Gives 0xa0000001, 0xa0000002 and so on where a random int is asked for. */
public final class CountingRandom implements RandomGenerator {

    private int next = 0xa0000001;

    @Override
    public long nextLong() {
        return (long) next++ << 32;
    }
}
