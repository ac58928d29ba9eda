/**
 * Who writes down what happened: the log, and the accounting of providers.
 *
 * <p>Listeners are called on the sessions' threads and do not block them; what may be slow waits in a bounded queue for a
 * thread of its own. May import {@code event}, {@code auth}, {@code auth.spi}, {@code text}.
 */
@NullMarked
package dev.turnpike.observe;

import org.jspecify.annotations.NullMarked;
