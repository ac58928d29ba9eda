/**
 * Counters with names. Any thread counts; a snapshot reads. Imports nothing of the project.
 */
@NullMarked
package dev.turnpike.stats;

import org.jspecify.annotations.NullMarked;
