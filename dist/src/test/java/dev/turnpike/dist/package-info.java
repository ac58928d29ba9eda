/**
 * The assembled server against real clients. Tests only: they need root, namespaces and Debian packages, and say so
 * where these lack. May import: {@code dev.turnpike.dist.lab}, JUnit, AssertJ.
 */
@NullMarked
package dev.turnpike.dist;

import org.jspecify.annotations.NullMarked;
