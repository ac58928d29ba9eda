package dev.turnpike.os;

import java.util.List;

/** Runs tools of the system. Blocks until they end: for platform threads, at start, at stop and rarely between. */
@FunctionalInterface
public interface CommandRunner {

    /**
     * Runs a command and waits for it, up to a deadline.
     *
     * @param command the program and its arguments; no shell reads them
     * @param input what the program reads on its standard input, or empty
     * @return what it printed, on both outputs together
     * @throws CommandException if it is missing, fails or does not end in time
     */
    String run(List<String> command, String input) throws CommandException;
}
