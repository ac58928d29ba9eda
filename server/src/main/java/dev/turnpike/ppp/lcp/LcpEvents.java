package dev.turnpike.ppp.lcp;

/** What LCP hears besides its own negotiation. Called on the session's thread. */
public interface LcpEvents {

    /** The peer does not know that protocol; for a control protocol of ours that is its end. */
    void protocolRejected(int protocol);

    /** The peer says who it is (RFC 1570 section 2.1), for Windows product, host name and a number; an escaped token. */
    void identified(String text);

    /** The peer answered none of the last Echo-Requests and sent nothing else either. */
    void peerSilent();
}
