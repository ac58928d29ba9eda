package dev.turnpike.auth;

import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.auth.spi.AuthOutcome;
import dev.turnpike.auth.spi.AuthRequest;
import dev.turnpike.auth.spi.Authenticator;
import dev.turnpike.auth.spi.Grant;
import dev.turnpike.auth.spi.KeyMaterial;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.auth.spi.SecretLookup;
import dev.turnpike.auth.spi.SecretStore;
import dev.turnpike.auth.spi.UserSecret;
import dev.turnpike.conf.SecretText;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies with the secrets that a store hands over, and wipes them. For a name that the store does not know it does the
 * same work with a made-up secret, so that the time of an answer does not tell which names there are. Any thread of the
 * auth pool.
 */
final class SecretStoreAuthenticator implements Authenticator {

    /** Compares a proof with a secret and wipes the secret. */
    interface Verifier {
        Optional<KeyMaterial> verify(AuthRequest request, UserSecret secret);
    }

    private final SecretStore store;
    private final Verifier verifier;

    SecretStoreAuthenticator(SecretStore store) {
        this(store, SecretProof::verify);
    }

    SecretStoreAuthenticator(SecretStore store, Verifier verifier) {
        this.store = store;
        this.verifier = verifier;
    }

    @Override
    public Set<AuthMethod> methods() {
        return EnumSet.of(AuthMethod.MSCHAP_V2, AuthMethod.CHAP_MD5, AuthMethod.PAP);
    }

    @Override
    public AuthOutcome authenticate(AuthRequest request) {
        return switch (store.find(request.user(), request.session())) {
            case SecretLookup.NotMine none -> notMine(request);
            case SecretLookup.Unavailable unavailable -> new AuthOutcome.Unavailable(unavailable.cause());
            case SecretLookup.Found found -> judge(request, found.secret(), found.grant());
            case SecretLookup.Refused refused -> judgeRefused(request, refused);
        };
    }

    private AuthOutcome notMine(AuthRequest request) {
        verifier.verify(request, new UserSecret.Plaintext(SecretText.of("of nobody")));
        return new AuthOutcome.NotMine();
    }

    private AuthOutcome judge(AuthRequest request, UserSecret secret, Grant grant) {
        AuthMethod method = request.credential().method();
        if (!secret.methods().contains(method)) {
            return new AuthOutcome.Unavailable("the store keeps this user's secret in a form that cannot verify "
                    + method.label() + "; use mschapv2, or keep the password itself");
        }
        Optional<KeyMaterial> keys = verifier.verify(request, secret);
        return keys.isPresent()
                ? new AuthOutcome.Accepted(grant, keys.get())
                : new AuthOutcome.Rejected(RejectReason.BAD_PASSWORD, "the proof does not fit the stored secret");
    }

    private AuthOutcome judgeRefused(AuthRequest request, SecretLookup.Refused refused) {
        AuthOutcome outcome = judge(request, refused.secret(), Grant.none());
        return outcome instanceof AuthOutcome.Accepted
                ? new AuthOutcome.Rejected(refused.reason(), refused.explanation())
                : outcome;
    }
}
