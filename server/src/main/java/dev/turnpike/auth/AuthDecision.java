package dev.turnpike.auth;

import dev.turnpike.auth.spi.AuthOutcome;
import java.time.Duration;

/**
 * The one verdict on a try.
 *
 * @param provider who gave it; {@code -} where nobody knew the user or nobody could be asked
 * @param outcome never {@link AuthOutcome.NotMine}
 * @param elapsed from the question to the verdict
 */
public record AuthDecision(String provider, AuthOutcome outcome, Duration elapsed) {

    /** In place of a provider's name. */
    public static final String NOBODY = "-";

    /** Nobody is there to hear it any more: leaves no keys behind, and nothing open in a provider. */
    public void discard() {
        if (outcome instanceof AuthOutcome.Accepted accepted) {
            accepted.keys().wipe();
        } else if (outcome instanceof AuthOutcome.Challenge challenge) {
            challenge.conversation().close();
        }
    }
}
