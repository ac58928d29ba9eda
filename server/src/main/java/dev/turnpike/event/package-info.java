/**
 * What happened, told to whoever listens: the log, accounting, counters. Never a way to veto: gates are other interfaces.
 *
 * <p>Events are published by the thread on which they happen; a listener must not block it. Imports
 * {@code dev.turnpike.auth.spi}.
 */
@NullMarked
package dev.turnpike.event;

import org.jspecify.annotations.NullMarked;
