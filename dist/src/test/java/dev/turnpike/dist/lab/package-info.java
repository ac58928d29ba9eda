/**
 * The laboratory: the assembled server in a network namespace of its own, and real Linux clients (pppd, pptp-linux,
 * the kernel's PPP and MPPE) in User Mode Linux guests beside it.
 *
 * <p>Threads: a test drives everything from its own thread; one virtual thread per child process reads its output.
 * May import: the JDK, JUnit, AssertJ. It knows the server only as a command, a configuration and a log.
 */
@NullMarked
package dev.turnpike.dist.lab;

import org.jspecify.annotations.NullMarked;
