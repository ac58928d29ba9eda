/**
 * Bytes on their way: bounds-checked reading and writing, packet buffers with headroom, monotonic time.
 *
 * <p>No threads of its own; every object here belongs to one thread at a time. Imports nothing of the project and logs
 * nothing.
 */
@NullMarked
package dev.turnpike.net;

import org.jspecify.annotations.NullMarked;
