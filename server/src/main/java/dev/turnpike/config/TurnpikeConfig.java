package dev.turnpike.config;

import dev.turnpike.conf.Configuration;

/**
 * The whole configuration.
 *
 * @param source where it was read from: {@link Configuration#verify()} tells whether it may be used, once each provider's
 *     module has read its section
 */
public record TurnpikeConfig(
        Configuration source,
        ServerConfig server,
        TunnelConfig tunnel,
        PppConfig ppp,
        SessionPolicyConfig session,
        AuthSectionConfig auth,
        LogConfig log) {

    /** Reads every section. What is wrong is noted in {@code configuration}; the values are stand-ins then. */
    public static TurnpikeConfig from(Configuration configuration) {
        return new TurnpikeConfig(
                configuration,
                ServerConfig.from(configuration.section("server")),
                TunnelConfig.from(configuration.section("tunnel")),
                PppConfig.from(configuration.section("ppp")),
                SessionPolicyConfig.from(configuration.section("session")),
                AuthSectionConfig.from(configuration),
                LogConfig.from(configuration.section("log")));
    }
}
