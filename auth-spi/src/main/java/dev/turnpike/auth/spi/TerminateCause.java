package dev.turnpike.auth.spi;

/** Why a session ended, with the number that RADIUS accounting knows (RFC 2866 section 5.10). */
public enum TerminateCause {
    /** The client ended it. */
    USER_REQUEST(1),
    /** The client fell silent or its control connection broke. */
    LOST_CARRIER(2),
    /** It carried nothing for the idle time-out. */
    IDLE_TIMEOUT(4),
    /** It lasted as long as it may. */
    SESSION_TIMEOUT(5),
    /** An administrator or a provider ended it. */
    ADMIN_RESET(6),
    /** The server stops. */
    ADMIN_REBOOT(7),
    /** A defect of ours. */
    NAS_ERROR(9),
    /** The client broke the protocol, or no agreement was found. */
    USER_ERROR(17);

    private final int code;

    TerminateCause(int code) {
        this.code = code;
    }

    /** The value of Acct-Terminate-Cause. */
    public int code() {
        return code;
    }
}
