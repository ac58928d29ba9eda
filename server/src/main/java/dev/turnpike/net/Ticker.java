package dev.turnpike.net;

/**
 * Monotonic time as an argument, so that tests can pass it by hand.
 *
 * <p>Values mean nothing but by their difference, which may wrap: compare with {@code a - b < 0}.
 */
@FunctionalInterface
public interface Ticker {

    /** The deadline of something that waits for nothing. */
    long NEVER = Long.MAX_VALUE;

    /** Nanoseconds since an arbitrary moment; never steps back. Real implementations return small positive numbers. */
    long nanos();

    /** The system's monotonic clock, counted from the call of this method. */
    static Ticker system() {
        long start = System.nanoTime();
        return () -> System.nanoTime() - start;
    }
}
