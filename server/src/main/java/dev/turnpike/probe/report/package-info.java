/**
 * What a run of the built-in client found out: phases with their times, the one failure with its cause and remedy, what was
 * agreed on, round trips; and how that is printed.
 *
 * <p>Values, but for {@code ReportBuilder}, which belongs to one thread at a time. Imports {@code net} and {@code text};
 * logs nothing.
 */
@NullMarked
package dev.turnpike.probe.report;

import org.jspecify.annotations.NullMarked;
