package dev.turnpike.session;

import dev.turnpike.auth.spi.Grant;
import dev.turnpike.auth.spi.SecretLookup;
import dev.turnpike.auth.spi.SecretStore;
import dev.turnpike.auth.spi.SessionInfo;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.auth.spi.UserSecret;
import dev.turnpike.conf.SecretText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Users and their passwords; a user can be made to wait for a slow back end. Any thread. */
final class FakeUsers implements SecretStore {

    final Map<String, String> passwords =
            new ConcurrentHashMap<>(Map.of("alice", "secret", "bob", "builder", "admin", "unguessable"));
    final Map<String, Grant> grants = new ConcurrentHashMap<>();
    final AtomicInteger asked = new AtomicInteger();
    private final Map<String, CountDownLatch> slow = new ConcurrentHashMap<>();

    /** The back end does not answer about that user until it is released. */
    void hold(String user) {
        slow.put(user, new CountDownLatch(1));
    }

    void release(String user) {
        CountDownLatch held = slow.remove(user);
        if (held != null) {
            held.countDown();
        }
    }

    boolean holds(String user) {
        return slow.containsKey(user);
    }

    @Override
    public SecretLookup find(UserName user, SessionInfo session) {
        asked.incrementAndGet();
        CountDownLatch held = slow.get(user.typed());
        try {
            if (held != null) {
                held.await();
            }
        } catch (InterruptedException stray) {
            throw new IllegalStateException(stray);
        }
        String password = passwords.get(user.account());
        if (password == null) {
            return new SecretLookup.NotMine();
        }
        return new SecretLookup.Found(
                new UserSecret.Plaintext(SecretText.of(password)), grants.getOrDefault(user.account(), Grant.none()));
    }
}
