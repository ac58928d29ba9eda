package dev.turnpike.probe.link;

import dev.turnpike.conf.SecretText;
import dev.turnpike.ppp.ccp.KeyStrength;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.probe.Personality;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/** Options of links in tests: those of alice, who knows her password and wants what current clients want. */
final class LinkTestOptions {

    static final String USER = "alice";
    static final String PASSWORD = "correct horse";

    private LinkTestOptions() {}

    static LinkOptions standard() {
        return of(List.of(AuthenticationProtocol.MSCHAP_V2), EncryptionOptions.standard(), PASSWORD);
    }

    static LinkOptions like(Personality personality) {
        LinkOptions base = standard();
        return new LinkOptions(
                base.user(),
                base.passwords(),
                base.methods(),
                base.encryption(),
                base.mru(),
                personality.link(),
                base.loginPatience());
    }

    static LinkOptions withPasswords(String... passwords) {
        return of(List.of(AuthenticationProtocol.MSCHAP_V2), EncryptionOptions.standard(), passwords);
    }

    static LinkOptions with(EncryptionOptions encryption) {
        return of(List.of(AuthenticationProtocol.MSCHAP_V2), encryption, PASSWORD);
    }

    static LinkOptions by(AuthenticationProtocol... methods) {
        return of(List.of(methods), encryption(EncryptionDemand.PREFER, false, KeyStrength.BITS_128), PASSWORD);
    }

    static EncryptionOptions encryption(EncryptionDemand demand, boolean stateful, KeyStrength... strengths) {
        return new EncryptionOptions(demand, EnumSet.copyOf(List.of(strengths)), stateful);
    }

    static LinkOptions of(List<AuthenticationProtocol> methods, EncryptionOptions encryption, String... passwords) {
        List<SecretText> secrets =
                List.of(passwords).stream().map(SecretText::of).toList();
        return new LinkOptions(
                USER, secrets, methods, encryption, 1400, Personality.WINDOWS.link(), Duration.ofSeconds(60));
    }
}
