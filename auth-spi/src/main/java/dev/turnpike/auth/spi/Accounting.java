package dev.turnpike.auth.spi;

/**
 * A provider that keeps accounts. Called by one thread, in the order of events; may block, since events wait in a bounded
 * queue meanwhile.
 */
public interface Accounting {

    /** The session has come up. */
    void start(AccountedSession session);

    /** The session has ended; called once for each {@link #start}. */
    void stop(AccountedSession session, SessionUsage usage, TerminateCause cause);
}
