/**
 * Finds plugins under {@code plugins/}, loads them apart from the server and from each other, and wires what each
 * section {@code [provider.NAME]} asks for.
 *
 * <p>Used by the thread that starts, reloads or stops the server; the providers it makes may be called as their
 * interfaces say. Imports {@code dev.turnpike.auth.spi}, {@code dev.turnpike.conf}, Guice, of {@code
 * dev.turnpike.config} the section of the providers, and of {@code dev.turnpike.auth} the record that it fills.
 */
@NullMarked
package dev.turnpike.plugin;

import org.jspecify.annotations.NullMarked;
