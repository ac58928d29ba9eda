package dev.turnpike.control;

/** Why a call ended without the session's own doing. */
public enum ClearCause {
    /** The client cleared the call (RFC 2637 section 2.12). */
    CLIENT_CLEARED("cleared by the client"),
    /** The client stopped the control connection (RFC 2637 section 2.3). */
    CLIENT_STOPPED("stopped by the client"),
    /** The TCP connection ended or broke; for many clients the ordinary way to leave. */
    CONNECTION_CLOSED("connection closed"),
    /** The client did not answer, did not read, or did not get on with it in time. */
    CLIENT_SILENT("client silent"),
    /** The client's bytes were no control messages. */
    PROTOCOL_ERROR("protocol error"),
    /** The server stops. */
    SERVER_SHUTDOWN("server shutdown"),
    /** A defect of the server. */
    SERVER_DEFECT("server defect");

    private final String text;

    ClearCause(String text) {
        this.text = text;
    }

    /** The cause in words, for a log. */
    public String text() {
        return text;
    }
}
