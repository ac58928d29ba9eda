/**
 * The server's configuration as values: one record for each section, made complete or refused with every reason.
 *
 * <p>Pure: no threads, no disk, no kernel. Key names, defaults, limits and what does not go together stand here and
 * nowhere else. Imports {@code conf} (its API only) and {@code auth.spi}.
 */
@NullMarked
package dev.turnpike.config;

import org.jspecify.annotations.NullMarked;
