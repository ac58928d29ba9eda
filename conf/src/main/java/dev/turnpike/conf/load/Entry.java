package dev.turnpike.conf.load;

import java.nio.file.Path;

/**
 * One {@code key = value} line.
 *
 * @param where its line
 * @param directory where the relative paths in it start
 * @param publiclyReadable whether every user of the machine can read the file
 * @param key the key
 * @param value with the quotes it has in the file
 */
record Entry(Location where, Path directory, boolean publiclyReadable, String key, String value) {

    /** The line for the INI reader. */
    String line() {
        return key + " = " + value;
    }

    /** Keeps a secret out of whatever prints an entry. */
    @Override
    public String toString() {
        return where + ": " + key;
    }
}
