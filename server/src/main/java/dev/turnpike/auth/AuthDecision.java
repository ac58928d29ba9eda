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
}
