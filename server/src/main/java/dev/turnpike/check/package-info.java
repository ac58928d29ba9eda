/**
 * What {@code turnpike check} looks at on the machine and in the configuration: each finding with its remedy.
 *
 * <p>Used by one thread. The machine is reached through {@link dev.turnpike.check.Host} only. Imports {@code config} and
 * {@code auth.spi}.
 */
@NullMarked
package dev.turnpike.check;

import org.jspecify.annotations.NullMarked;
