package dev.turnpike.stats;

/** What the data path counts. The label is the metric's {@code reason} or {@code direction}. */
public enum Counter {
    /** Inner packets from clients written to the TUN. */
    PACKETS_UP("up"),
    /** Inner octets from clients written to the TUN. */
    BYTES_UP("up"),
    /** Inner packets from the TUN sent to clients. */
    PACKETS_DOWN("down"),
    /** Inner octets from the TUN sent to clients. */
    BYTES_DOWN("down"),
    /** GRE packets too short, of another version or protocol, or with a length that does not fit. */
    GRE_MALFORMED("gre-malformed"),
    /** GRE packets whose call ID names no call of ours. */
    GRE_UNKNOWN_CALL("gre-unknown-call"),
    /** GRE packets of a known call from an address that is not its control connection's peer. */
    GRE_FOREIGN_SOURCE("gre-foreign-source"),
    /** GRE packets whose sequence number was already delivered. */
    GRE_DUPLICATE("gre-duplicate"),
    /** GRE packets older than what was already delivered, or given up as lost. */
    GRE_STALE("gre-stale"),
    /** GRE packets the reorder window gave up waiting for. Not a drop of ours: they never came. */
    GRE_LOST("gre-lost"),
    /** GRE packets that came early and were held for order. */
    GRE_REORDERED("gre-reordered"),
    /** GRE packets too far from the expected sequence number to be held; followed only when they go on. */
    GRE_OUT_OF_WINDOW("gre-out-of-window"),
    /** Times the expected sequence number moved to a run of packets out of the window. Not a drop. */
    GRE_RESYNCHRONISED("gre-resynchronised"),
    /** Packets lost to a fault of our own while they were handed to their session; the log has the first ones. */
    HANDOVER_FAILED("handover-failed"),
    /** Packets for a session whose inbound queue was full. */
    INGRESS_QUEUE_FULL("ingress-queue-full"),
    /** Packets for a session whose outbound queue was full. */
    EGRESS_QUEUE_FULL("egress-queue-full"),
    /** IP in clear inside a session that is encrypted or must be. */
    PLAINTEXT_REFUSED("plaintext-refused"),
    /** MPPE packets that did not decrypt to an allowed protocol, or whose counter or bits were wrong. */
    MPPE_REFUSED("mppe-refused"),
    /** Inner packets whose source address is not the session's own. */
    SPOOFED_SOURCE("spoofed-source"),
    /** Inner packets that are not IPv4, or whose header is broken. */
    INNER_MALFORMED("inner-malformed"),
    /** PPP frames that could not be parsed, or of a protocol that the present phase does not allow. */
    PPP_DISCARDED("ppp-discarded"),
    /** IP packets, in or out, while the session's network is not open. */
    NETWORK_CLOSED("network-closed"),
    /** Packets from the TUN above a session's MTU that must not be cut; their sender was told. */
    TOO_BIG("too-big"),
    /** Packets from the TUN for an address that no session holds. */
    NO_ROUTE("no-route"),
    /** IPv6 packets from the TUN: the kernel's own chatter, while the tunnel carries IPv4. */
    TUN_IPV6("tun-ipv6"),
    /** Packets the kernel did not take from us on the GRE socket. */
    GRE_SEND_FAILED("gre-send-failed"),
    /** Packets the kernel did not take from us on the TUN. */
    TUN_WRITE_FAILED("tun-write-failed");

    private final String label;

    Counter(String label) {
        this.label = label;
    }

    /** The label in metrics and logs. */
    public String label() {
        return label;
    }
}
