package dev.turnpike.config;

import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.conf.Settings;
import dev.turnpike.conf.Values;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The section {@code [ppp]}.
 *
 * @param authMethods what clients may log in with, in the order of the enum; never empty
 * @param mppe whether sessions are encrypted
 * @param mppeBits the key lengths that are accepted, of 40, 56 and 128; never empty
 * @param mppeStateful whether clients have the mode that keeps its key for 256 packets
 * @param lcpEchoInterval silence of a client after which it is asked whether it is there
 * @param lcpEchoFailure how many of these questions may stay without an answer
 */
public record PppConfig(
        Set<AuthMethod> authMethods,
        MppePolicy mppe,
        Set<Integer> mppeBits,
        StatefulPolicy mppeStateful,
        Duration lcpEchoInterval,
        int lcpEchoFailure) {

    /** Whether sessions are encrypted. */
    public enum MppePolicy {
        /** A session that cannot be encrypted ends. */
        REQUIRE("require"),
        /** Encrypted where the client can. */
        PREFER("prefer"),
        /** Never encrypted. */
        OFF("off");

        private final String label;

        MppePolicy(String label) {
            this.label = label;
        }

        /** The word in the configuration. */
        public String label() {
            return label;
        }
    }

    /** Whether clients have the mode that keeps its key for 256 packets. */
    public enum StatefulPolicy {
        /** Never. */
        NO("no"),
        /** Those that insist on it. */
        YES("yes"),
        /** All but those that insist on the other one. */
        PREFER("prefer");

        private final String label;

        StatefulPolicy(String label) {
            this.label = label;
        }

        /** The word in the configuration. */
        public String label() {
            return label;
        }
    }

    // EAP is not among them: its methods are not there yet.
    private static final Map<String, AuthMethod> METHODS =
            methods(AuthMethod.MSCHAP_V2, AuthMethod.CHAP_MD5, AuthMethod.PAP);
    private static final Map<String, Integer> BITS = bits();

    static PppConfig from(Settings settings) {
        Set<AuthMethod> authMethods = EnumSet.noneOf(AuthMethod.class);
        authMethods.addAll(settings.list("auth-methods", Values.choice(METHODS), List.of(AuthMethod.MSCHAP_V2)));
        Set<Integer> bits = new TreeSet<>(settings.list("mppe-bits", Values.choice(BITS), List.of(128)));
        PppConfig config = new PppConfig(
                Collections.unmodifiableSet(authMethods),
                settings.value("mppe", Values.choice(MppePolicy.class, MppePolicy::label), MppePolicy.REQUIRE),
                Collections.unmodifiableSet(bits),
                settings.value(
                        "mppe-stateful", Values.choice(StatefulPolicy.class, StatefulPolicy::label), StatefulPolicy.NO),
                settings.value(
                        "lcp-echo-interval",
                        Values.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
                        Duration.ofSeconds(30)),
                settings.value("lcp-echo-failure", Values.integer(1, 100), 4));
        config.check(settings, settings.value("allow-unencrypted-pap", Values.FLAG, false));
        return config;
    }

    private void check(Settings settings, boolean allowUnencryptedPap) {
        for (AuthMethod method : authMethods) {
            if (mppe == MppePolicy.REQUIRE && method != AuthMethod.MSCHAP_V2) {
                settings.problem(
                        "auth-methods",
                        method.label()
                                + " gives no keys for the encryption that mppe = require demands: remove it, or set"
                                + " mppe = prefer");
            }
        }
        if (authMethods.contains(AuthMethod.PAP) && !allowUnencryptedPap) {
            settings.problem(
                    "auth-methods",
                    "pap sends passwords in clear over the Internet: remove it, or set allow-unencrypted-pap = yes");
        }
    }

    private static Map<String, AuthMethod> methods(AuthMethod... methods) {
        return List.of(methods).stream()
                .collect(Collectors.toMap(AuthMethod::label, method -> method, (a, b) -> a, LinkedHashMap::new));
    }

    private static Map<String, Integer> bits() {
        return List.of(40, 56, 128).stream()
                .collect(Collectors.toMap(String::valueOf, bits -> bits, (a, b) -> a, LinkedHashMap::new));
    }
}
