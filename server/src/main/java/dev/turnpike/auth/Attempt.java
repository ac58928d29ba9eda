package dev.turnpike.auth;

import dev.turnpike.auth.spi.AuthRequest;
import dev.turnpike.auth.spi.Credential;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One try on its way through the pool: it is begun or given up, whichever comes first, and never both. Any thread.
 *
 * <p>A password is wiped when nobody can read it any more. Not at the deadline: a plugin that is late would take zeros to
 * its directory, which would count a wrong password against the user.
 */
final class Attempt implements Callable<AuthDecision> {

    private final AuthChain chain;
    private final AuthRequest request;
    private final AtomicBoolean taken = new AtomicBoolean();

    Attempt(AuthChain chain, AuthRequest request) {
        this.chain = chain;
        this.request = request;
    }

    /** Asks the providers, on a thread of the pool. */
    @Override
    public AuthDecision call() {
        if (!taken.compareAndSet(false, true)) {
            throw new IllegalStateException("the try was given up before");
        }
        try {
            return chain.authenticate(request);
        } finally {
            wipe();
        }
    }

    /** Nobody waits for the answer any more: no provider is asked that was not asked already. */
    void giveUp() {
        if (taken.compareAndSet(false, true)) {
            wipe();
        }
    }

    private void wipe() {
        if (request.credential() instanceof Credential.Pap pap) {
            pap.password().close();
        }
    }
}
