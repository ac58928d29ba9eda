package dev.turnpike.probe.link;

import dev.turnpike.conf.SecretText;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.ppp.negotiation.Timing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a client wants of a PPP link.
 *
 * @param user the name as it is sent, with domain or realm where the server wants one; 1 to 255 octets
 * @param passwords tried in order where the server allows another try; the caller wipes them
 * @param methods of login that the client agrees to, best first
 * @param mru octets of a PPP frame's information field that it asks the server to keep to, 128 to 1500
 * @param loginPatience how long the verdict on a login may take: a second factor takes its time
 */
public record LinkOptions(
        String user,
        List<SecretText> passwords,
        List<AuthenticationProtocol> methods,
        EncryptionOptions encryption,
        int mru,
        LinkManner manner,
        Duration loginPatience) {

    private static final int MAX_USER = 255; // RFC 1334 section 2.2.1: one octet for the length

    private static final Set<AuthenticationProtocol> SUPPORTED =
            EnumSet.of(AuthenticationProtocol.MSCHAP_V2, AuthenticationProtocol.CHAP_MD5, AuthenticationProtocol.PAP);

    /** Copies, and refuses what cannot work. */
    public LinkOptions {
        passwords = List.copyOf(passwords);
        methods = List.copyOf(methods);
        if (passwords.isEmpty()) {
            throw new IllegalArgumentException("a password is needed");
        }
        if (user.isEmpty() || user.getBytes(StandardCharsets.UTF_8).length > MAX_USER) {
            throw new IllegalArgumentException("the user name must have 1 to " + MAX_USER + " octets");
        }
        if (methods.isEmpty() || !SUPPORTED.containsAll(methods)) {
            throw new IllegalArgumentException("methods are " + methods + ", allowed " + SUPPORTED);
        }
        if (encryption.demand() == EncryptionDemand.REQUIRE && !methods.contains(AuthenticationProtocol.MSCHAP_V2)) {
            throw new IllegalArgumentException(
                    "encryption is required, but only mschapv2 gives keys: allow it, or do not require encryption");
        }
        if (mru < 128 || mru > 1500) {
            throw new IllegalArgumentException("MRU is " + mru + ", allowed 128 to 1500");
        }
    }

    /** The methods that the client agrees to: where encryption is required, only the one that gives keys. */
    List<AuthenticationProtocol> usableMethods() {
        return encryption.demand() == EncryptionDemand.REQUIRE ? List.of(AuthenticationProtocol.MSCHAP_V2) : methods;
    }

    /** A client must tell its user in ten seconds what the server's own patience of half a minute would hide. */
    static Timing timing() {
        return new Timing(List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2)), 6, 2, 5);
    }
}
