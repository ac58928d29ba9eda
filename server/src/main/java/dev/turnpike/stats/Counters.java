package dev.turnpike.stats;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** One adder for each {@link Counter}. Any thread counts, without waiting. */
public final class Counters {

    private final EnumMap<Counter, LongAdder> adders = new EnumMap<>(Counter.class); // never changed after construction

    /** All zero. */
    public Counters() {
        for (Counter counter : Counter.values()) {
            adders.put(counter, new LongAdder());
        }
    }

    /** Adds one. */
    public void count(Counter counter) {
        adder(counter).increment();
    }

    /** Adds {@code amount}. */
    public void add(Counter counter, long amount) {
        adder(counter).add(amount);
    }

    /** The present value. */
    public long value(Counter counter) {
        return adder(counter).sum();
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

    private LongAdder adder(Counter counter) {
        return Objects.requireNonNull(adders.get(counter));
    }
}
