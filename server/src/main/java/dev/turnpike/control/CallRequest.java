package dev.turnpike.control;

import java.net.InetSocketAddress;

/**
 * What a client asks for with an Outgoing-Call-Request (RFC 2637 section 2.7).
 *
 * @param client the client's end of the control connection; the call's GRE packets must come from its address
 * @param server the server's end of it; the call's GRE packets are sent from its address
 * @param callId the server's ID of the call, 1 to 65535, unique in the server: the key of GRE packets that arrive
 * @param peerCallId the client's ID of the call, 0 to 65535: the key of GRE packets to send. Zero is valid (older
 *     pptp-linux), and several clients behind one address may have the same one
 * @param peerReceiveWindow packets the client says it can take unacknowledged
 * @param peerDelay how long the client takes over a packet, in tenths of a second
 * @param maximumBps the speed the client asks for at most, unsigned
 * @param clientHost the host name from the client's first message, as it wrote it: escape it before it is printed
 * @param clientVendor the vendor name, likewise
 * @param calledNumber the phone number the client asks for, likewise; mostly empty
 */
public record CallRequest(
        InetSocketAddress client,
        InetSocketAddress server,
        int callId,
        int peerCallId,
        int peerReceiveWindow,
        int peerDelay,
        int maximumBps,
        String clientHost,
        String clientVendor,
        String calledNumber) {

    /**
     * Packets that the reply lets the client send unacknowledged. Some servers return the client's own window, which of
     * pptp-linux is 3, too small for any speed; macOS starts with half of what it is told. The window of Windows; half of
     * it is acknowledged at once, so that it is never the limit.
     */
    public static final int RECEIVE_WINDOW = 64;
}
