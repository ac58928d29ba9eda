package dev.turnpike.auth;

import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.auth.spi.AuthOutcome;
import dev.turnpike.auth.spi.AuthRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single place where a login is decided. Any thread submits and goes on; the answer comes once, within the deadline,
 * on a thread that must not be held up.
 *
 * <p>Plugins run on the platform threads of a bounded pool, so that what they block is never a carrier. A virtual thread
 * waits for each answer and gives up at the deadline; a try that has not begun by then never reaches a back end.
 */
public final class AuthService implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AuthService.class);

    private final AuthChain chain;
    private final Duration timeout;
    private final ThreadPoolExecutor pool;

    /**
     * Starts no thread before it is needed.
     *
     * @param timeout from {@link #submit} to the answer
     * @param threads tries under way at once
     * @param waiting tries that may wait for a thread
     */
    public AuthService(AuthChain chain, Duration timeout, int threads, int waiting) {
        this.chain = chain;
        this.timeout = timeout;
        this.pool = new ThreadPoolExecutor(
                threads,
                threads,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("auth-", 0).daemon().factory());
        pool.allowCoreThreadTimeOut(true);
    }

    /** The methods that at least one provider can verify. */
    public Set<AuthMethod> methods() {
        return chain.methods();
    }

    /**
     * Has the try decided.
     *
     * @param answer called exactly once and must not block; by another thread, or, where the pool is full, by the caller
     *     before this returns
     */
    public void submit(AuthRequest request, Consumer<AuthDecision> answer) {
        Attempt attempt = new Attempt(chain, request);
        FutureTask<AuthDecision> task = new FutureTask<>(attempt);
        try {
            pool.execute(task);
        } catch (RejectedExecutionException full) {
            attempt.giveUp();
            log.warn(
                    "auth pool full: {} tries wait for back ends that do not answer in time",
                    pool.getQueue().size());
            answer.accept(unavailable("too many logins wait for their back ends", Duration.ZERO));
            return;
        }
        Thread.ofVirtual().name("auth-wait-" + request.session().id()).start(() -> answer.accept(await(attempt, task)));
    }

    /** Takes no more tries. Those under way are given up. */
    @Override
    public void close() {
        pool.shutdown();
    }

    private AuthDecision await(Attempt attempt, FutureTask<AuthDecision> task) {
        try {
            return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            attempt.giveUp(); // no interrupt: the plugin's own descriptors would be closed by it
            pool.remove(task);
            return unavailable("no answer within " + timeout.toSeconds() + "s", timeout);
        } catch (ExecutionException | InterruptedException defect) {
            log.error("a login could not be decided", defect);
            return unavailable("defect of the server", Duration.ZERO);
        }
    }

    private static AuthDecision unavailable(String cause, Duration elapsed) {
        return new AuthDecision(AuthDecision.NOBODY, new AuthOutcome.Unavailable(cause), elapsed);
    }
}
