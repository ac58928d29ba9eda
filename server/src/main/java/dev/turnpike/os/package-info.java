/**
 * Linux: the TUN device, the raw GRE socket, interface and firewall set-up, the service manager, capabilities.
 *
 * <p>The only package that imports JNA. All kernel I/O of the data path goes through it, not through file channels: those
 * close their descriptor when a thread is interrupted, and let a blocked read hold up every write.
 *
 * <p>Threads: calls that block ({@code receive}, {@code read}, and running commands) are for platform threads, because a
 * native call holds its carrier. Everything else never waits and may be called by virtual threads; between a native call
 * and the question for its error number nothing can park, so that the number is the right one there too. Implements the
 * interfaces of {@code gre} and {@code tun}; imports those and {@code net}.
 */
@NullMarked
package dev.turnpike.os;

import org.jspecify.annotations.NullMarked;
