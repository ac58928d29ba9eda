package dev.turnpike.mppe;

import dev.turnpike.crypto.Secrets;
import dev.turnpike.net.PacketBuffer;

/**
 * Decrypts a packet in two steps: its first octets aside, so that a wrong key leaves the packet untouched; and, when they
 * make sense, the whole of it in place. Owned by one thread.
 */
final class TrialDecryption {

    /** As many as the tests below look at: two of protocol and six of an IPv6 header. */
    private static final int HEAD_LENGTH = 8;

    private static final int IPV4 = 0x21;
    private static final int IPV6 = 0x57;
    private static final int IPV6_HEADER_LENGTH = 40;

    private final byte[] head = new byte[HEAD_LENGTH];
    private int headLength;
    private int length;

    /** Takes the first octets of the cipher text through the cipher. The packet begins with the MPPE header. */
    void peek(Rc4 cipher, PacketBuffer packet) {
        length = packet.length() - MppeHeader.LENGTH;
        headLength = Math.min(HEAD_LENGTH, length);
        System.arraycopy(packet.array(), packet.offset() + MppeHeader.LENGTH, head, 0, headLength);
        cipher.process(head, 0, headLength);
    }

    /**
     * Whether it begins with a protocol that MPPE may carry: 0x0021 to 0x00FA, odd as all are (RFC 1661 section 2), or IP
     * compressed to one octet. About 1 in 100 random packets do. Other compressed protocols would let 4 in 10 pass, and no
     * other network protocol is ever agreed on.
     */
    boolean mayBeCarried() {
        int protocol = u8(0);
        if ((protocol & 1) != 0) {
            return protocol == IPV4 || protocol == IPV6;
        }
        int low = headLength < 2 ? 0 : u8(1);
        return protocol == 0 && (low & 1) != 0 && low >= 0x21 && low <= 0xfa;
    }

    /**
     * Whether it begins with the protocol of IPv4 or IPv6 and a header of that version whose length fits the packet. About
     * 1 in 100,000 random packets do.
     */
    boolean carriesIp() {
        if (headLength < HEAD_LENGTH) {
            return false;
        }
        int at = (head[0] & 1) != 0 ? 1 : 2;
        if (at == 2 && head[0] != 0) {
            return false;
        }
        return switch (u8(at - 1)) {
            case IPV4 -> ipv4Fits(at);
            case IPV6 -> u8(at) >> 4 == 6 && IPV6_HEADER_LENGTH + u16(at + 4) <= length - at;
            default -> false;
        };
    }

    /** Decrypts the packet in place with the cipher that peeked, and removes the MPPE header. */
    void finish(Rc4 cipher, PacketBuffer packet) {
        packet.skip(MppeHeader.LENGTH);
        System.arraycopy(head, 0, packet.array(), packet.offset(), headLength);
        cipher.process(packet.array(), packet.offset() + headLength, length - headLength);
    }

    void wipe() {
        Secrets.wipe(head);
    }

    private boolean ipv4Fits(int at) {
        int headerLength = (u8(at) & 0x0f) * 4;
        int totalLength = u16(at + 2);
        return u8(at) >> 4 == 4 && headerLength >= 20 && headerLength <= totalLength && totalLength <= length - at;
    }

    private int u8(int index) {
        return head[index] & 0xff;
    }

    private int u16(int index) {
        return u8(index) << 8 | u8(index + 1);
    }
}
