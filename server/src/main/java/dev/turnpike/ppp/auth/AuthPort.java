package dev.turnpike.ppp.auth;

import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.auth.spi.UserName;

/** The session as its authentication phase sees it. Called on the session's thread; must not block. */
public interface AuthPort {

    /** Has the proof verified; the answer comes by {@link AuthPhase#decided}, later. */
    void check(UserName user, Credential credential);

    /** The client has proved itself and has been told so. */
    void accepted(Login login);

    /**
     * One try was refused, and the client has been told so.
     *
     * @param failure the how-manieth of this phase, from 1
     * @param allowed how many there may be
     * @param explanation for the log
     */
    void refused(Attempt attempt, RejectReason reason, int failure, int allowed, String explanation);

    /** One try could not be decided, and the client has been told that it is not its fault. */
    void undecided(Attempt attempt, String cause);

    /**
     * The phase has come to nothing: the link must end.
     *
     * @param why may be told to the client: it says no more than the client was told already, and not whether a name is
     *     known
     */
    void ended(String why);

    /**
     * What was tried.
     *
     * @param provider who decided, or {@code -}
     */
    record Attempt(UserName user, AuthMethod method, String provider) {}
}
