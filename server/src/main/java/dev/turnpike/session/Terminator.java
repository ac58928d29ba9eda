package dev.turnpike.session;

/** Ends the session. Called on the ingress thread. */
@FunctionalInterface
interface Terminator {

    /** Takes leave of the client by LCP, then ends. The first reason counts. */
    void terminate(SessionEnd end);
}
