package dev.turnpike.conf.load;

import java.util.Comparator;

/**
 * A line of a configuration file.
 *
 * @param order files in the order in which they were read, from 0
 * @param file the name as the operator would type it
 * @param line from 1; 0 means the file as a whole
 */
record Location(int order, String file, int line) implements Comparable<Location> {

    private static final Comparator<Location> READING_ORDER =
            Comparator.comparingInt(Location::order).thenComparingInt(Location::line);

    @Override
    public int compareTo(Location other) {
        return READING_ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
