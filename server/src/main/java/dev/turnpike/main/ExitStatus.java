package dev.turnpike.main;

/** How a command ends; scripts and service managers rely on the numbers. */
public enum ExitStatus {
    /** All is well. */
    OK(0, "fine"),
    /** What was asked for failed. */
    FAILED(1, "what was asked for failed"),
    /** The configuration or the command line is wrong. */
    USAGE(2, "the configuration or the command line is wrong"),
    /** A privilege, a device or a kernel feature is missing. */
    UNAVAILABLE(3, "a privilege, a device or a kernel feature is missing"),
    /** No server runs. */
    NOT_RUNNING(4, "no server is running");

    private final int code;
    private final String meaning;

    ExitStatus(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number that the shell sees. */
    public int code() {
        return code;
    }

    /** In a few words, for the manual. */
    public String meaning() {
        return meaning;
    }
}
