package dev.turnpike.dist.lab;

/** The laboratory itself failed: a command, a device or a namespace; not what is under test. */
public final class LabException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LabException(String message) {
        super(message);
    }

    LabException(String message, Throwable cause) {
        super(message, cause);
    }
}
