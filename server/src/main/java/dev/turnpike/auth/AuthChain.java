package dev.turnpike.auth;

import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.auth.spi.AuthOutcome;
import dev.turnpike.auth.spi.AuthRequest;
import dev.turnpike.auth.spi.Authenticator;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.net.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the providers in the order of the configuration and ends in exactly one verdict: "not mine" goes on to the next,
 * everything else is final. An outage of one provider is not a reason to ask the next, or a user of the first could log in
 * with an older password that the second still has. Nobody is let in but by an explicit acceptance. Any thread of the auth
 * pool.
 */
public final class AuthChain {

    private static final Logger log = LoggerFactory.getLogger(AuthChain.class);

    private record Link(String name, Authenticator authenticator, Set<AuthMethod> methods) {}

    private final List<Link> links = new ArrayList<>();
    private final Ticker ticker;

    /** Asks {@code providers} in this order; those that verify nothing are passed over. */
    public AuthChain(List<AuthProvider> providers, Ticker ticker) {
        this.ticker = ticker;
        for (AuthProvider provider : providers) {
            provider.authenticator().ifPresent(authenticator -> add(provider.name(), authenticator));
            provider.secretStore().ifPresent(store -> add(provider.name(), new SecretStoreAuthenticator(store)));
        }
    }

    /** The methods that at least one provider can verify. */
    public Set<AuthMethod> methods() {
        EnumSet<AuthMethod> methods = EnumSet.noneOf(AuthMethod.class);
        links.forEach(link -> methods.addAll(link.methods()));
        return methods;
    }

    /** Blocks as long as the providers do. */
    public AuthDecision authenticate(AuthRequest request) {
        long start = ticker.nanos();
        for (Link link : links) {
            if (link.methods().contains(request.credential().method())) {
                AuthOutcome outcome = ask(link, request);
                if (!(outcome instanceof AuthOutcome.NotMine)) {
                    return new AuthDecision(link.name(), outcome, since(start));
                }
            }
        }
        AuthOutcome unknown = new AuthOutcome.Rejected(RejectReason.UNKNOWN_USER, "no provider knows the user");
        return new AuthDecision(AuthDecision.NOBODY, unknown, since(start));
    }

    private static AuthOutcome ask(Link link, AuthRequest request) {
        try {
            // No answer at all is a defect as well: a foreign plugin is not held to our null checks.
            return checked(
                    link, request, Objects.requireNonNull(link.authenticator().authenticate(request)));
        } catch (RuntimeException | LinkageError defect) {
            // A plugin's defect, a missing class of its own included, must not end the thread nor decide the login.
            log.error("provider {} failed with a defect of its own", link.name(), defect);
            return new AuthOutcome.Unavailable(
                    "defect of the provider: " + defect.getClass().getName());
        }
    }

    private static AuthOutcome checked(Link link, AuthRequest request, AuthOutcome outcome) {
        if (outcome instanceof AuthOutcome.Challenge challenge
                && request.credential().method() != AuthMethod.EAP) {
            challenge.conversation().close();
            return new AuthOutcome.Unavailable("provider " + link.name() + " wants another round, which "
                    + request.credential().method().label() + " does not have");
        }
        return outcome;
    }

    private void add(String name, Authenticator authenticator) {
        links.add(new Link(name, authenticator, Set.copyOf(authenticator.methods())));
    }

    private Duration since(long start) {
        return Duration.ofNanos(ticker.nanos() - start);
    }
}
