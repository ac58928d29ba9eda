package dev.turnpike.auth.file;

import java.util.Set;

/**
 * One word of a secrets file.
 *
 * @param value its octets, quotes and escapes resolved
 * @param startsRecord whether a line end stands between it and the word before
 * @param line where it starts, from 1
 * @param extent where it stands in the file
 * @param oddities what was strange about it
 */
record Word(byte[] value, boolean startsRecord, int line, Extent extent, Set<Oddity> oddities) {

    @Override
    public String toString() {
        return "Word[line=" + line + "]"; // it may be a secret
    }
}
