package dev.turnpike.ppp.lcp;

import java.util.List;
import java.util.Optional;

/** Which authentication the client is asked for next, and when to stop asking. Owned by the session's thread. */
final class AuthenticationOffer {

    /** Naks that name only what is not allowed, before the client is given up (RFC 1661 section 4.6, Max-Failure). */
    private static final int MAX_DISALLOWED = 5;

    private final List<AuthenticationProtocol> allowed;
    private int current;
    private int disallowed;
    private Optional<String> impasse = Optional.empty();

    /** Offers the first of {@code allowed}. */
    AuthenticationOffer(List<AuthenticationProtocol> allowed) {
        this.allowed = allowed;
    }

    AuthenticationProtocol current() {
        return allowed.get(current);
    }

    /** The client would rather have one of these. */
    void naked(List<LcpOption.Authentication> hints) {
        for (LcpOption.Authentication hint : hints) {
            int wish = AuthenticationProtocol.of(hint).map(allowed::indexOf).orElse(-1);
            if (wish >= 0 && wish != current) {
                current = wish;
                return;
            }
        }
        if (!hints.isEmpty()) {
            disallowed(hints);
        }
    }

    private void disallowed(List<LcpOption.Authentication> hints) {
        disallowed++;
        if (disallowed >= MAX_DISALLOWED) {
            impasse =
                    Optional.of("client wants authentication by " + describe(hints.get(0)) + ", allowed is " + allowed);
            return;
        }
        // A client names what it likes best. It may still do another of ours, so each gets its turn.
        current = (current + 1) % allowed.size();
    }

    /** The client does not negotiate authentication. */
    void rejected() {
        impasse = Optional.of("client refuses every authentication method");
    }

    Optional<String> impasse() {
        return impasse;
    }

    private static String describe(LcpOption.Authentication hint) {
        return AuthenticationProtocol.of(hint)
                .map(AuthenticationProtocol::toString)
                .orElseGet(() ->
                        String.format("0x%04x %s", hint.protocol(), hint.data().first(4)));
    }
}
