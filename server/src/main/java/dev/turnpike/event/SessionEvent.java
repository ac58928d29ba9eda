package dev.turnpike.event;

import dev.turnpike.auth.spi.AccountedSession;
import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.auth.spi.SessionInfo;
import dev.turnpike.auth.spi.SessionUsage;
import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.auth.spi.UserName;
import java.time.Duration;

/** A step in the life of a call. */
public sealed interface SessionEvent {

    /** The call. */
    SessionInfo session();

    /**
     * A call was set up; nothing is known of the user yet.
     *
     * @param clientHost the host name of the client's Start-Control-Connection-Request, unescaped
     * @param clientVendor its vendor name, unescaped
     */
    record CallStarted(SessionInfo session, String clientHost, String clientVendor) implements SessionEvent {}

    /**
     * A login was accepted.
     *
     * @param elapsed how long the provider chain took
     */
    record LoginSucceeded(SessionInfo session, UserName user, AuthMethod method, String provider, Duration elapsed)
            implements SessionEvent {}

    /**
     * A login was refused.
     *
     * @param failure the how-manieth of this call, from 1
     * @param allowed how many a call may have
     * @param explanation for the log
     */
    record LoginFailed(
            SessionInfo session,
            UserName user,
            AuthMethod method,
            String provider,
            RejectReason reason,
            int failure,
            int allowed,
            String explanation)
            implements SessionEvent {}

    /** A login could be neither accepted nor refused, since no back end could tell. */
    record LoginUndecided(SessionInfo session, UserName user, AuthMethod method, String provider, String cause)
            implements SessionEvent {}

    /**
     * The client reaches the network.
     *
     * @param encryption {@code mppe-128-stateless} and the like, or {@code none}
     * @param mtu the largest inner packet, octets
     */
    record SessionUp(AccountedSession up, String encryption, int mtu) implements SessionEvent {
        @Override
        public SessionInfo session() {
            return up.session();
        }
    }

    /** A session that was up has ended. */
    record SessionDown(AccountedSession down, SessionUsage usage, TerminateCause cause, String why)
            implements SessionEvent {
        @Override
        public SessionInfo session() {
            return down.session();
        }
    }

    /** A call has ended, whether a session was up in it or not; the last event of each call. */
    record CallEnded(SessionInfo session, TerminateCause cause, String why) implements SessionEvent {}
}
