package dev.turnpike.probe.report;

/** What became of a phase. */
public enum PhaseState {
    /** Done. */
    PASSED("ok"),
    /** Not wanted, or not needed. */
    SKIPPED("skipped"),
    /** Here it ended. */
    FAILED("failed"),
    /** An earlier phase failed. */
    NOT_REACHED("-");

    private final String label;

    PhaseState(String label) {
        this.label = label;
    }

    /** The word in reports. */
    public String label() {
        return label;
    }
}
