/**
 * The client's side of the control connection (RFC 2637 sections 2 and 3): connect, start, call, hang up.
 *
 * <p>{@code ControlDialogue} blocks. Its set-up belongs to one thread; afterwards one thread may read while another one
 * writes. Imports {@code control.message}, {@code net}, {@code text} and {@code probe.report}.
 */
@NullMarked
package dev.turnpike.probe.call;

import org.jspecify.annotations.NullMarked;
