package dev.turnpike.probe.report;

/** Watches a run as it goes. Called on whichever thread runs the phase, one call at a time; must not wait. */
public interface PhaseListener {

    /** The phase begins. */
    void began(Phase phase);

    /** The phase is over. */
    void ended(PhaseRecord phase);

    /** Watches nothing. */
    static PhaseListener none() {
        return new PhaseListener() {
            @Override
            public void began(Phase phase) {
                // Nobody wants to know.
            }

            @Override
            public void ended(PhaseRecord phase) {
                // Nobody wants to know.
            }
        };
    }
}
