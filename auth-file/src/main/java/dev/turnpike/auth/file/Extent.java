package dev.turnpike.auth.file;

/**
 * Octets {@code [start, end)} of a file.
 *
 * @param start the first octet
 * @param end one behind the last
 */
record Extent(int start, int end) {}
