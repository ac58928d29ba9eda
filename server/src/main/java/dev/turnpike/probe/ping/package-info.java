/**
 * Echo requests inside the tunnel, made here: no TUN device is needed to see packets go through and back.
 *
 * <p>Everything here belongs to the thread that pings. Imports {@code net} and {@code probe.report}; logs nothing.
 */
@NullMarked
package dev.turnpike.probe.ping;

import org.jspecify.annotations.NullMarked;
