package dev.turnpike.auth.spi;

import java.util.List;

/** The sessions that are up, for a provider that may end them (RFC 5176). Injected into plugins; any thread. */
public interface Sessions {

    /** A picture of the moment. */
    List<AccountedSession> list();

    /** Ends a session cleanly, without waiting for it; false where there is none of that {@link SessionInfo#id()}. */
    boolean disconnect(String sessionId, TerminateCause cause);
}
