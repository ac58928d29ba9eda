package dev.turnpike.session;

import dev.turnpike.auth.spi.UserName;
import dev.turnpike.config.PerUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which sessions each user has, so that two logins at the same moment cannot both slip under the limit. Names are compared
 * without {@code DOMAIN\} and without regard to case. Any thread.
 */
final class UserSessions {

    private final ConcurrentHashMap<String, List<Session>> sessions = new ConcurrentHashMap<>();
    private final PerUser policy;

    UserSessions(PerUser policy) {
        this.policy = policy;
    }

    /** What came of entering a session. */
    sealed interface Entry {

        /** It stands, and these others must go. */
        record Entered(List<Session> replaced) implements Entry {}

        /** The user has as many as are allowed. */
        record Refused(int most) implements Entry {}
    }

    /** Enters the session, if the policy allows it. */
    Entry enter(UserName user, Session session) {
        List<Session> replaced = new ArrayList<>();
        boolean[] entered = {false};
        sessions.compute(key(user), (name, present) -> {
            List<Session> mine = present == null ? new ArrayList<>() : new ArrayList<>(present);
            entered[0] = mayEnter(mine, replaced);
            if (entered[0]) {
                mine.add(session);
            }
            return mine.isEmpty() ? null : List.copyOf(mine);
        });
        return entered[0] ? new Entry.Entered(replaced) : new Entry.Refused(most());
    }

    /** The session has ended. */
    void leave(UserName user, Session session) {
        sessions.computeIfPresent(key(user), (name, present) -> {
            List<Session> left =
                    present.stream().filter(other -> other != session).toList();
            return left.isEmpty() ? null : left;
        });
    }

    private boolean mayEnter(List<Session> present, List<Session> replaced) {
        return switch (policy) {
            case PerUser.Unlimited unlimited -> true;
            case PerUser.AtMost limit -> present.size() < limit.sessions();
            case PerUser.Replace replace -> {
                replaced.addAll(present);
                present.clear();
                yield true;
            }
        };
    }

    private int most() {
        return policy instanceof PerUser.AtMost limit ? limit.sessions() : Integer.MAX_VALUE;
    }

    private static String key(UserName user) {
        return user.withoutDomain().toLowerCase(Locale.ROOT);
    }
}
