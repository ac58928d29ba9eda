package dev.turnpike.probe.report;

/** A phase came to an end that is not its goal. */
public final class PhaseFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /** For that reason. */
    public PhaseFailedException(Failure failure) {
        super(failure.cause().whatHappened() + ": " + failure.detail());
        this.failure = failure;
    }

    /** Why. */
    public Failure failure() {
        return failure;
    }
}
