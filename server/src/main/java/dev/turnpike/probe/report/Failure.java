package dev.turnpike.probe.report;

/**
 * The one reason why a run failed.
 *
 * @param detail the numbers and words of this case; printable, may be empty
 * @param windowsError what Windows shows for it; 0 for none
 */
public record Failure(FailureCause cause, String detail, int windowsError) {

    /** With the number that the cause usually has. */
    public static Failure of(FailureCause cause, String detail) {
        return new Failure(cause, detail, cause.windowsError());
    }

    /** A refused login with the code that the server gave (RFC 2759 section 6). */
    public static Failure ofLogin(int error, String detail) {
        return new Failure(FailureCause.ofLoginError(error), detail, error);
    }
}
