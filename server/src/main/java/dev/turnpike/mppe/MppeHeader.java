package dev.turnpike.mppe;

/** The two octets in front of the cipher text, RFC 3078 section 3. Bits B and C have no meaning in MPPE. */
final class MppeHeader {

    static final int LENGTH = 2;

    /** Bit A: RC4 was initialised before this packet. */
    static final int FLUSHED = 0x8000;

    /** Bit D: the packet is encrypted. */
    static final int ENCRYPTED = 0x1000;

    /** The coherency count. */
    static final int COUNT_MASK = 0x0fff;

    /** In stateful mode the key changes on counts whose low octet is all ones: RFC 3078 section 7.2's "flag" packet. */
    static final int FLAG_MASK = 0x00ff;

    private MppeHeader() {}

    static int count(int header) {
        return header & COUNT_MASK;
    }

    static boolean flagPacket(int count) {
        return (count & FLAG_MASK) == FLAG_MASK;
    }
}
