package dev.turnpike.control;

import dev.turnpike.control.message.CallDisconnectResult;

/** The control connection as a call sees it. Any thread; never blocks. */
public interface CallLink {

    /**
     * Ends the call: the client gets a Call-Disconnect-Notify with the server's call ID (RFC 2637 section 2.13), and the
     * ID is free again after its rest. When it was the connection's last call the connection ends as well.
     *
     * <p>The first call counts; later ones, and one that comes after the call was cleared, do nothing. May be called
     * even before {@link CallHandler#outgoingCall} has returned: the client then gets its reply first.
     *
     * @param error with {@link CallDisconnectResult#GENERAL_ERROR} a code of
     *     {@link dev.turnpike.control.message.GeneralError}, otherwise 0; 0 to 255
     * @param statistics for the client's log, at most 128 characters of ISO 8859-1, usually empty
     */
    void disconnect(CallDisconnectResult result, int error, String statistics);
}
