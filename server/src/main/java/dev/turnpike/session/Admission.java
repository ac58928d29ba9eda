package dev.turnpike.session;

import dev.turnpike.address.Lease;
import dev.turnpike.address.LeaseResult;
import dev.turnpike.auth.spi.AuthRequest;
import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.crypto.MppeKeyDerivation.StartKeys;
import dev.turnpike.event.SessionEvent;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.auth.AuthPort;
import dev.turnpike.ppp.auth.Login;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the client's proof to its place: has the proof verified, deals with the user's other sessions, finds an address.
 * Owned by the ingress thread.
 */
final class Admission implements AuthPort {

    private static final Logger log = LoggerFactory.getLogger(Admission.class);

    /** A session that was replaced gives its address back a moment later, on its own thread. */
    private static final long LEASE_RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long LEASE_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long NONE = 0;

    private final SessionContext context;
    private final Probation probation;
    private final Terminator terminator;
    private final BiConsumer<Login, Lease> admitted;

    private long checks; // questions asked in this call
    private long awaited = NONE;
    private @Nullable Login waiting; // for an address; its keys are wiped here if it gets none
    private List<Session> replaced = List.of();
    private @Nullable UserName entered;
    private long retryAt = Ticker.NEVER;
    private long giveUpAt;

    /** Calls {@code admitted} when there is a login with an address. */
    Admission(SessionContext context, Probation probation, Terminator terminator, BiConsumer<Login, Lease> admitted) {
        this.context = context;
        this.probation = probation;
        this.terminator = terminator;
        this.admitted = admitted;
    }

    @Override
    public void check(UserName user, Credential credential) {
        if (!probation.mayTry()) {
            terminator.terminate(SessionEnd.failed("too many tries to log in"));
            return;
        }
        checks++;
        long check = checks;
        awaited = check;
        Session self = context.self();
        context.services()
                .auth()
                .submit(new AuthRequest(user, credential, context.info()), decision -> self.decided(check, decision));
    }

    /**
     * Whether the answer is to the question that is open, and to no earlier one. The verdict on one name must never be
     * taken for that on another: a client could have itself accepted under its own name, negotiate LCP anew meanwhile, and
     * be somebody else when the answer comes.
     */
    boolean awaits(long check) {
        return check == awaited;
    }

    @Override
    public void accepted(Login login) {
        context.services()
                .events()
                .publish(new SessionEvent.LoginSucceeded(
                        context.info(), login.user(), login.method(), login.provider(), login.elapsed()));
        leave();
        switch (context.users().enter(login.user(), context.self())) {
            case UserSessions.Entry.Refused refused -> {
                wipe(login);
                terminator.terminate(SessionEnd.byUs(
                        TerminateCause.ADMIN_RESET,
                        "the user has " + refused.most() + " sessions, as many as are allowed"));
            }
            case UserSessions.Entry.Entered others -> {
                entered = login.user();
                replaced = others.replaced();
                replaced.forEach(other -> other.disconnect(
                        TerminateCause.ADMIN_RESET,
                        "replaced by " + context.info().id()));
                giveUpAt = context.link().now() + LEASE_PATIENCE_NANOS;
                lease(login);
            }
        }
    }

    @Override
    public void refused(Attempt attempt, RejectReason reason, int failure, int allowed, String explanation) {
        context.services()
                .events()
                .publish(new SessionEvent.LoginFailed(
                        context.info(),
                        attempt.user(),
                        attempt.method(),
                        attempt.provider(),
                        reason,
                        failure,
                        allowed,
                        explanation));
    }

    @Override
    public void undecided(Attempt attempt, String cause) {
        context.services()
                .events()
                .publish(new SessionEvent.LoginUndecided(
                        context.info(), attempt.user(), attempt.method(), attempt.provider(), cause));
    }

    @Override
    public void ended(String why) {
        terminator.terminate(SessionEnd.failed(why));
    }

    /** Whether a login was accepted and waits for its address. */
    boolean isWaiting() {
        return waiting != null;
    }

    long deadline() {
        return retryAt;
    }

    void tick(long now) {
        if (retryAt != Ticker.NEVER && now - retryAt >= 0 && waiting != null) {
            lease(waiting);
        }
    }

    /** The login is over: the user's place is free. */
    void leave() {
        awaited = NONE;
        replaced = List.of();
        retryAt = Ticker.NEVER;
        if (waiting != null) {
            wipe(waiting);
            waiting = null;
        }
        if (entered != null) {
            context.users().leave(entered, context.self());
            entered = null;
        }
    }

    private void lease(Login login) {
        waiting = null;
        retryAt = Ticker.NEVER;
        if (mayWait() && replaced.stream().anyMatch(Session::hasAddress)) {
            // Asked now, the pool would give this session another address than the one that is about to be free, or
            // none.
            waitWith(login);
            return;
        }
        switch (context.services().addresses().lease(login.user(), login.grant().addresses())) {
            case LeaseResult.Leased leased -> admitted.accept(login, leased.lease());
            case LeaseResult.InUse inUse -> {
                if (mayWait()) {
                    waitWith(login);
                } else {
                    refuse(
                            login,
                            "the user's tunnel address " + inUse.address().getHostAddress() + " is in use by "
                                    + inUse.holder());
                }
            }
            case LeaseResult.Exhausted exhausted -> {
                log.error("no tunnel address is free, all {} are in use: enlarge address-pool", exhausted.poolSize());
                refuse(login, "no tunnel address is free");
            }
            case LeaseResult.NotAllowed notAllowed -> refuse(login, "no tunnel address: " + notAllowed.reason());
        }
    }

    private boolean mayWait() {
        return context.link().now() - giveUpAt < 0;
    }

    private void waitWith(Login login) {
        waiting = login;
        retryAt = context.link().now() + LEASE_RETRY_NANOS;
    }

    private void refuse(Login login, String why) {
        wipe(login);
        terminator.terminate(SessionEnd.byUs(TerminateCause.NAS_ERROR, why));
    }

    private static void wipe(Login login) {
        login.keys().ifPresent(StartKeys::wipe);
    }
}
