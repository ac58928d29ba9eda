/**
 * Reads {@code turnpike.conf} and what it includes. The only package that uses Commons Configuration, which reads the
 * values; where they stand is kept beside it, so that every error names its file and line.
 *
 * <p>Everything here belongs to the one thread that starts or reloads. Imports {@code dev.turnpike.conf}.
 */
@NullMarked
package dev.turnpike.conf.load;

import org.jspecify.annotations.NullMarked;
