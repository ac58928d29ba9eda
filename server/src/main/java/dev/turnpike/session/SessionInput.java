package dev.turnpike.session;

import dev.turnpike.auth.AuthDecision;
import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.control.ClearCause;

/** What others tell a session; handled by its ingress thread in the order of posting. */
sealed interface SessionInput {

    /** The Outgoing-Call-Reply is on its way: the client may speak PPP now. */
    record Connected() implements SessionInput {}

    /** A Set-Link-Info came: the client listens; a Configure-Request sent before may have been too early. */
    record LinkInfo() implements SessionInput {}

    /** The control connection or the client ended the call: there is nobody to say goodbye to. */
    record Cleared(ClearCause cause) implements SessionInput {}

    /**
     * The auth pool has an answer.
     *
     * @param check which question it answers: a client that negotiates LCP anew leaves one behind
     */
    record Decided(long check, AuthDecision decision) implements SessionInput {}

    /** The outbound thread is no more, by a defect of the server. */
    record EgressFailed() implements SessionInput {}

    /** Somebody on our side ends the session. */
    record Disconnect(TerminateCause cause, String why) implements SessionInput {}
}
