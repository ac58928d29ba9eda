package dev.turnpike.session;

import dev.turnpike.auth.spi.AccountedSession;
import dev.turnpike.auth.spi.Sessions;
import dev.turnpike.auth.spi.TerminateCause;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All calls there are, from their set-up to their end. Any thread. */
public final class SessionRegistry implements Sessions {

    private final ConcurrentHashMap<String, Session> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final int maxSessions;

    /** Refuses more than {@code maxSessions} calls at once. */
    public SessionRegistry(int maxSessions) {
        this.maxSessions = maxSessions;
    }

    /** Reserves the place of one session; false where all are taken. The place is given back by {@link #remove}. */
    boolean reserve() {
        if (count.incrementAndGet() <= maxSessions) {
            return true;
        }
        count.decrementAndGet();
        return false;
    }

    /** Gives back a place for which no session was added. */
    void cancel() {
        count.decrementAndGet();
    }

    void add(Session session) {
        sessions.put(session.info().id(), session);
    }

    void remove(Session session) {
        if (sessions.remove(session.info().id()) != null) {
            count.decrementAndGet();
        }
    }

    /** Calls there are, those still logging in too. */
    public int size() {
        return count.get();
    }

    /** Ends every session cleanly, without waiting. */
    public void disconnectAll(TerminateCause cause, String why) {
        sessions.values().forEach(session -> session.disconnect(cause, why));
    }

    /** The sessions of that user that are up, the name as typed, in no order. */
    List<Session> of(String user) {
        return sessions.values().stream()
                .filter(session -> session.accounted()
                        .filter(up -> up.user().typed().equals(user))
                        .isPresent())
                .toList();
    }

    @Override
    public List<AccountedSession> list() {
        return sessions.values().stream()
                .map(Session::accounted)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public boolean disconnect(String sessionId, TerminateCause cause) {
        Session session = sessions.get(sessionId);
        if (session == null) {
            return false;
        }
        session.disconnect(cause, "disconnected by request");
        return true;
    }
}
