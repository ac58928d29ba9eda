package dev.turnpike.main;

import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.conf.ConfigException;
import dev.turnpike.config.PppConfig;
import dev.turnpike.config.ServerConfig;
import dev.turnpike.config.TurnpikeConfig;
import dev.turnpike.control.ControlConfig;
import dev.turnpike.ppp.ccp.CcpPolicy;
import dev.turnpike.ppp.ccp.KeyStrength;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.ppp.lcp.EchoPolicy;
import dev.turnpike.ppp.lcp.LcpPolicy;
import dev.turnpike.ppp.negotiation.Timing;
import dev.turnpike.session.SessionSettings;
import dev.turnpike.session.SessionSettings.Encryption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The configuration in the terms of the parts that know nothing of it. Pure functions. */
final class ConfiguredSessions {

    /** Octets that MPPE adds to an inner packet within the MRU. */
    private static final int MPPE_OVERHEAD = 4;

    private ConfiguredSessions() {}

    /** For the control connections. */
    static ControlConfig control(ServerConfig config) {
        return new ControlConfig(
                config.listen(),
                config.name(),
                source -> config.allowFrom().stream().anyMatch(network -> network.contains(source)),
                config.maxSessions(),
                config.maxSessionsPerAddress(),
                config.handshakeTimeout(),
                config.echoInterval());
    }

    /** The methods that are configured and that some provider can verify, strongest first. */
    static List<AuthMethod> methods(PppConfig config, Set<AuthMethod> verifiable) {
        return Arrays.stream(AuthMethod.values())
                .filter(config.authMethods()::contains)
                .filter(verifiable::contains)
                .toList();
    }

    /**
     * For the sessions.
     *
     * @throws ConfigException if no method that is configured can be verified
     */
    static SessionSettings settings(TurnpikeConfig config, Set<AuthMethod> verifiable) throws ConfigException {
        PppConfig ppp = config.ppp();
        List<AuthMethod> methods = methods(ppp, verifiable);
        if (methods.isEmpty()) {
            throw new ConfigException(List.of("[ppp] auth-methods: no provider of [auth] can verify any of "
                    + ppp.authMethods() + "; they can verify " + verifiable));
        }
        // What a client may send unencrypted inside the MRU shall still fit when it is encrypted.
        int mru = Math.min(LcpPolicy.DEFAULT_MRU, config.tunnel().mtu() + MPPE_OVERHEAD);
        return new SessionSettings(
                config.server().name(),
                config.tunnel().localAddress(),
                new LcpPolicy(
                        mru, methods.stream().map(ConfiguredSessions::offered).toList()),
                encryption(ppp),
                new CcpPolicy(strengths(ppp), stateful(ppp)),
                new EchoPolicy(ppp.lcpEchoInterval(), ppp.lcpEchoFailure()),
                Timing.standard(),
                config.tunnel().mssClamp(),
                config.tunnel().dns(),
                config.tunnel().wins(),
                config.session().idleTimeout(),
                config.session().maxDuration(),
                config.session().perUser());
    }

    private static AuthenticationProtocol offered(AuthMethod method) {
        return switch (method) {
            case EAP -> AuthenticationProtocol.EAP;
            case MSCHAP_V2 -> AuthenticationProtocol.MSCHAP_V2;
            case CHAP_MD5 -> AuthenticationProtocol.CHAP_MD5;
            case PAP -> AuthenticationProtocol.PAP;
        };
    }

    private static Encryption encryption(PppConfig ppp) {
        return switch (ppp.mppe()) {
            case REQUIRE -> Encryption.REQUIRE;
            case PREFER -> Encryption.PREFER;
            case OFF -> Encryption.OFF;
        };
    }

    private static CcpPolicy.Stateful stateful(PppConfig ppp) {
        return switch (ppp.mppeStateful()) {
            case NO -> CcpPolicy.Stateful.REFUSED;
            case YES -> CcpPolicy.Stateful.ALLOWED;
            case PREFER -> CcpPolicy.Stateful.PREFERRED;
        };
    }

    private static Set<KeyStrength> strengths(PppConfig ppp) {
        return Arrays.stream(KeyStrength.values())
                .filter(strength -> ppp.mppeBits().contains(strength.bits()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
