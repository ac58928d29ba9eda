package dev.turnpike.stats;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** One adder for each {@link Counter}. Any thread counts, without waiting. */
public final class Counters {

    private final LongAdder[] adders = new LongAdder[Counter.values().length];

    /** All zero. */
    public Counters() {
        for (int i = 0; i < adders.length; i++) {
            adders[i] = new LongAdder();
        }
    }

    /** Adds one. */
    public void count(Counter counter) {
        adders[counter.ordinal()].increment();
    }

    /** Adds {@code amount}. */
    public void add(Counter counter, long amount) {
        adders[counter.ordinal()].add(amount);
    }

    /** The present value. */
    public long value(Counter counter) {
        return adders[counter.ordinal()].sum();
    }

    /** All values that are not zero; not an atomic picture. */
    public Map<Counter, Long> snapshot() {
        Map<Counter, Long> values = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            if (value(counter) != 0) {
                values.put(counter, value(counter));
            }
        }
        return values;
    }
}
