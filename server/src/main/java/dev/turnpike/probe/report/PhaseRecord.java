package dev.turnpike.probe.report;

import java.time.Duration;

/**
 * One phase as it went.
 *
 * @param took from the end of the phase before it to its own; zero if it was not reached
 * @param detail what was agreed on, or what happened; printable, may be empty
 */
public record PhaseRecord(Phase phase, PhaseState state, Duration took, String detail) {}
