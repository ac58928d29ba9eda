package dev.turnpike.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.auth.spi.AuthOutcome;
import dev.turnpike.auth.spi.AuthRequest;
import dev.turnpike.auth.spi.Authenticator;
import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.Grant;
import dev.turnpike.auth.spi.KeyMaterial;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthServiceTest {

    private static final AuthOutcome ACCEPTED = new AuthOutcome.Accepted(Grant.none(), new KeyMaterial.None());

    private final BlockingQueue<AuthDecision> answers = new ArrayBlockingQueue<>(16);
    private final BlockingQueue<Thread> threads = new ArrayBlockingQueue<>(16);
    private final CountDownLatch backEnd = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void releaseTheBackEnd() {
        backEnd.countDown();
    }

    @Test
    void pluginCodeRunsOnAPlatformThreadSoThatItBlocksNoCarrier() throws Exception {
        backEnd.countDown();
        try (AuthService service = service(Duration.ofSeconds(30), 1, 4)) {
            service.submit(Requests.pap("alice", "secret"), answers::add);

            assertThat(answer().outcome()).isEqualTo(ACCEPTED);
            assertThat(threads.take().isVirtual()).isFalse();
        }
    }

    @Test
    void aBackEndThatDoesNotAnswerInTimeIsUnavailable() throws Exception {
        try (AuthService service = service(Duration.ofMillis(50), 1, 4)) {
            service.submit(Requests.pap("alice", "secret"), answers::add);

            assertThat(answer().outcome()).isInstanceOf(AuthOutcome.Unavailable.class);
        }
    }

    @Test
    void aTryThatWaitedTooLongForAThreadNeverReachesTheBackEnd() throws Exception {
        try (AuthService service = service(Duration.ofMillis(50), 1, 4)) {
            service.submit(Requests.pap("first", "secret"), answers::add);
            threads.take(); // the back end has the first try and keeps it
            service.submit(Requests.pap("second", "secret"), answers::add);
            answer();
            answer();

            backEnd.countDown();
            service.submit(Requests.pap("third", "secret"), answers::add);

            assertThat(answer().outcome()).isEqualTo(ACCEPTED);
            assertThat(asked).hasValue(2); // the first and the third
        }
    }

    @Test
    void aTryBeyondThePoolIsUnavailableAtOnce() throws Exception {
        try (AuthService service = service(Duration.ofMinutes(5), 1, 1)) {
            service.submit(Requests.pap("first", "secret"), answers::add);
            threads.take();
            service.submit(Requests.pap("second", "secret"), answers::add);

            service.submit(Requests.pap("third", "secret"), answers::add);

            assertThat(answer().outcome()).isInstanceOf(AuthOutcome.Unavailable.class);
        }
    }

    @Test
    void thePasswordIsWipedBeforeTheAnswerIsGiven() throws Exception {
        backEnd.countDown();
        AuthRequest request = Requests.pap("alice", "secret");
        try (AuthService service = service(Duration.ofSeconds(30), 1, 4)) {
            service.submit(request, answers::add);
            answer();
        }

        assertThat(password(request)).containsOnly('\0');
    }

    /** Its directory would count the zeros as a wrong password. */
    @Test
    void aLateBackEndKeepsThePasswordUntilItHasDone() throws Exception {
        AuthRequest request = Requests.pap("alice", "secret");
        try (AuthService service = service(Duration.ofMillis(50), 1, 4)) {
            service.submit(request, answers::add);
            answer(); // too late, says the server

            assertThat(password(request)).isEqualTo("secret".toCharArray());
        }
    }

    @Test
    void thePasswordOfATryThatNeverReachesTheBackEndIsWiped() throws Exception {
        AuthRequest waiting = Requests.pap("second", "secret");
        AuthRequest refused = Requests.pap("third", "secret");
        try (AuthService service = service(Duration.ofMillis(200), 1, 1)) {
            service.submit(Requests.pap("first", "secret"), answers::add);
            threads.take();
            service.submit(waiting, answers::add);
            service.submit(refused, answers::add);
            answer();
            answer();
            answer();
        }

        assertThat(password(waiting)).containsOnly('\0');
        assertThat(password(refused)).containsOnly('\0');
    }

    private static char[] password(AuthRequest request) {
        return ((Credential.Pap) request.credential()).password().characters();
    }

    private AuthDecision answer() throws InterruptedException {
        AuthDecision answer = answers.poll(20, TimeUnit.SECONDS);
        assertThat(answer).isNotNull();
        return answer;
    }

    private AuthService service(Duration timeout, int poolThreads, int waiting) {
        Authenticator slow = new Authenticator() {
            @Override
            public Set<AuthMethod> methods() {
                return EnumSet.allOf(AuthMethod.class);
            }

            @Override
            public AuthOutcome authenticate(AuthRequest request) {
                asked.incrementAndGet();
                threads.add(Thread.currentThread());
                try {
                    backEnd.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return ACCEPTED;
            }
        };
        AuthProvider provider = new AuthProvider(
                "slow", Optional.of(slow), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return new AuthService(new AuthChain(List.of(provider), System::nanoTime), timeout, poolThreads, waiting);
    }
}
