/**
 * The fifteen messages of the PPTP control connection (RFC 2637 section 2) and their exact bytes, for either end: the
 * server and the built-in client read and write with the same codec.
 *
 * <p>Messages are values; the codec has no state. A {@link dev.turnpike.control.message.ControlMessageReader} belongs
 * to one thread. Imports {@code net} alone and logs nothing. Text fields hold what the peer wrote: escape it before it
 * is printed.
 */
@NullMarked
package dev.turnpike.control.message;

import org.jspecify.annotations.NullMarked;
