package dev.turnpike.os;

import java.io.IOException;
import java.util.List;

/** A tool of the system failed. The message names the command, what it said, and the remedy. */
public final class CommandException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String failure;

    /**
     * For example: {@code ip link set dev turnpike0 up: exit status 2, Operation not permitted}.
     *
     * @param command as it was run
     * @param problem how it failed and what it said
     */
    public CommandException(List<String> command, String problem) {
        this(String.join(" ", command) + ": " + problem, "");
    }

    private CommandException(String failure, String remedy) {
        super(failure + remedy);
        this.failure = failure;
    }

    /** The same failure with what an operator can do about it. */
    CommandException withRemedy(String remedy) {
        return new CommandException(failure, "; " + remedy);
    }
}
