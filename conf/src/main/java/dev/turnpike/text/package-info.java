/**
 * Text that a peer chose, made safe to print. Pure functions; imports nothing of the project.
 */
@NullMarked
package dev.turnpike.text;

import org.jspecify.annotations.NullMarked;
