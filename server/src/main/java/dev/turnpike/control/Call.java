package dev.turnpike.control;

/**
 * A call as the control connection sees it: the tunnel that was accepted. All methods run on the connection's own thread
 * and must not block.
 */
public interface Call {

    /** The Outgoing-Call-Reply is on its way: PPP may begin. Called once, first. */
    void connected();

    /**
     * The client told the masks it would use on a line (RFC 2637 section 2.15). Any number may come, with any masks;
     * nothing inside GRE is ever escaped because of them.
     *
     * @param sendAccm what the client escapes when it sends
     * @param receiveAccm what the client would have escaped
     */
    void linkInfo(int sendAccm, int receiveAccm);

    /**
     * The call has ended on the control connection's side and its call ID is no longer its own. Called exactly once,
     * last, unless {@link CallLink#disconnect} ended the call before.
     */
    void cleared(ClearCause cause);
}
