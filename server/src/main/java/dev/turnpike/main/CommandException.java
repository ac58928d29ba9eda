package dev.turnpike.main;

/** A command cannot do what was asked; the message is one sentence with the remedy. */
public final class CommandException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ExitStatus status;

    /** With the status that the process ends with. */
    public CommandException(ExitStatus status, String message) {
        super(message);
        this.status = status;
    }

    /** With what caused it. */
    public CommandException(ExitStatus status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The status that the process ends with. */
    public ExitStatus status() {
        return status;
    }
}
