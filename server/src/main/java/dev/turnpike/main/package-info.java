/**
 * The command {@code turnpike}: its words, what they print, how they end.
 *
 * <p>One thread, that of the command. May import everything; nobody imports it.
 */
@NullMarked
package dev.turnpike.main;

import org.jspecify.annotations.NullMarked;
