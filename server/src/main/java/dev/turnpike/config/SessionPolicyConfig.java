package dev.turnpike.config;

import dev.turnpike.conf.Settings;
import dev.turnpike.conf.ValueParser;
import dev.turnpike.conf.Values;
import java.time.Duration;
import java.util.Optional;

/**
 * The section {@code [session]}: what holds for every user whom a provider grants nothing else.
 *
 * @param idleTimeout time without inner packets after which a session ends; empty for never
 * @param maxDuration time after which a session ends; empty for never
 * @param perUser what happens to a second session of one user
 */
public record SessionPolicyConfig(Optional<Duration> idleTimeout, Optional<Duration> maxDuration, PerUser perUser) {

    static SessionPolicyConfig from(Settings settings) {
        return new SessionPolicyConfig(
                settings.value("idle-timeout", timeout()),
                settings.value("max-duration", timeout()),
                settings.value("per-user", PerUser::parse, new PerUser.Replace()));
    }

    private static ValueParser<Duration> timeout() {
        return Values.duration(Duration.ofSeconds(10), Duration.ofDays(365));
    }
}
