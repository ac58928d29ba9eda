package dev.turnpike.auth.spi;

/** Why a login was refused. The label is the {@code reason=} of the log line. */
public enum RejectReason {
    /** The name is known, the proof is wrong. */
    BAD_PASSWORD("bad-password", true),
    /** No provider knows the name. The client is told the same as for a wrong password. */
    UNKNOWN_USER("unknown-user", true),
    /** The proof is right, but the account is disabled or has expired. */
    ACCOUNT_DISABLED("account-disabled", false),
    /**
     * The proof is right, but the account is locked by its directory; or this server has locked the name, known or not,
     * without looking at any proof.
     */
    ACCOUNT_LOCKED("account-locked", false),
    /** The proof is right, but the password has expired or must be changed. */
    PASSWORD_EXPIRED("password-expired", false),
    /** The proof is right, but not at this hour. */
    OUTSIDE_HOURS("outside-hours", false),
    /** The proof is right, but this account may not use the VPN. */
    NOT_PERMITTED("not-permitted", false);

    private final String label;
    private final boolean countsAgainstSource;

    RejectReason(String label, boolean countsAgainstSource) {
        this.label = label;
        this.countsAgainstSource = countsAgainstSource;
    }

    /** Lower case, words joined by hyphens. */
    public String label() {
        return label;
    }

    /** Whether it looks like guessing. A right password for a wrong account does not. */
    public boolean countsAgainstSource() {
        return countsAgainstSource;
    }
}
