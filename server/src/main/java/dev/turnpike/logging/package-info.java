/**
 * Where log lines go and how they look: standard output or the journal, a file, a syslog server; text or JSON. The only
 * package that uses logback; everybody else logs through slf4j.
 *
 * <p>Whoever logs puts the line into a bounded queue and goes on; each target has a platform thread that empties its own.
 * Set up and changed by the thread that starts or reloads. Imports {@code config} and {@code net}.
 */
@NullMarked
package dev.turnpike.logging;

import org.jspecify.annotations.NullMarked;
