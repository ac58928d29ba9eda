package dev.turnpike.ppp.auth;

import dev.turnpike.auth.AuthDecision;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.PppProtocol;

/** One authentication of the client. Owned by the session's thread. */
public interface AuthPhase {

    /** The protocol whose packets it takes. */
    PppProtocol protocol();

    /** LCP is open: begins. */
    void start();

    /**
     * Takes a packet of {@link #protocol}, also after the end: a client that missed the verdict asks again.
     *
     * @throws MalformedPacketException if it breaks the rules; it had no effect
     */
    void receive(byte[] packet) throws MalformedPacketException;

    /** The answer to {@link AuthPort#check}. */
    void decided(AuthDecision decision);

    /** When {@link #tick} wants to be called, nanoseconds; {@link dev.turnpike.net.Ticker#NEVER} if not at all. */
    long deadline();

    /** Repeats or gives up what is due by {@code now}. */
    void tick(long now);
}
