package dev.turnpike.mppe;

/** What became of a packet given to the {@link MppeDecryptor}. */
public enum MppeResult {
    /** Decrypted. */
    DECRYPTED(Kind.DECRYPTED, "decrypted"),
    /** Too short for a header and one octet. */
    TOO_SHORT(Kind.DISCARDED, "too-short"),
    /** Bit D is clear: plain text in an encrypted session. */
    NOT_ENCRYPTED(Kind.DISCARDED, "not-encrypted"),
    /** Bit A is clear in stateless mode, where RFC 3078 section 8.1 demands it. */
    NOT_FLUSHED(Kind.DISCARDED, "not-flushed"),
    /** The count was decrypted before, is older than that, or is too far ahead to tell; in stateless mode. */
    LATE(Kind.DISCARDED, "late"),
    /** Makes no sense with the key of its count: forged, damaged, or the ends have lost each other. */
    UNREADABLE(Kind.DISCARDED, "unreadable"),
    /** Packets are missing in stateful mode: the caller sends a CCP Reset-Request. The packet is lost. */
    GAP(Kind.RESET_NEEDED, "gap"),
    /** Another packet without FLUSHED while a CCP Reset-Request is under way. */
    AWAITING_RESET(Kind.DISCARDED, "awaiting-reset");

    /** What the caller has to do. */
    public enum Kind {
        /** Deliver the packet, which begins with the inner PPP protocol field as the peer sent it: one octet or two. */
        DECRYPTED,
        /** Count it and forget it. */
        DISCARDED,
        /** The same, and send a CCP Reset-Request; comes at most once a second. */
        RESET_NEEDED
    }

    private final Kind kind;
    private final String label;

    MppeResult(Kind kind, String label) {
        this.kind = kind;
        this.label = label;
    }

    /** What the caller has to do. */
    public Kind kind() {
        return kind;
    }

    /** The word for logs and counters. */
    public String label() {
        return label;
    }
}
