package dev.turnpike.tun;

import dev.turnpike.net.Ipv4Header;
import dev.turnpike.net.PacketBuffer;

/**
 * Lowers the maximum segment size that a TCP SYN announces, so that what comes back fits the tunnel. For packets of both
 * directions: each end announces what the other may send. Immutable.
 *
 * <p>Whatever is odd stays as it is: this is a favour to TCP, not a check.
 */
public final class MssClamp {

    private static final int TCP = 6;
    private static final int TCP_MIN_LENGTH = 20;
    private static final int SYN = 0x02;

    // RFC 9293 section 3.2: kinds of options.
    private static final int OPTION_END = 0;
    private static final int OPTION_NO_OPERATION = 1;
    private static final int OPTION_MSS = 2;
    private static final int MSS_OPTION_LENGTH = 4;

    private final int limit;

    /** Lets no more than {@code limit} octets be announced: the tunnel's MTU less 40. */
    public MssClamp(int limit) {
        this.limit = limit;
    }

    /** Changes the packet in place if it needs it. The packet is valid IPv4 without octets behind its total length. */
    public void apply(PacketBuffer packet) {
        if (Ipv4Header.protocol(packet) != TCP || Ipv4Header.isFragment(packet)) {
            return;
        }
        int tcp = Ipv4Header.headerLength(packet);
        if (packet.length() - tcp < TCP_MIN_LENGTH || (packet.u8(tcp + 13) & SYN) == 0) {
            return;
        }
        int end = tcp + (packet.u8(tcp + 12) >> 4) * 4;
        if (end <= packet.length()) {
            clampOption(packet, tcp, end);
        }
    }

    private void clampOption(PacketBuffer packet, int tcp, int end) {
        int option = tcp + TCP_MIN_LENGTH;
        while (option < end && packet.u8(option) != OPTION_END) {
            if (packet.u8(option) == OPTION_NO_OPERATION) {
                option++;
                continue;
            }
            int length = option + 1 < end ? packet.u8(option + 1) : 0;
            if (length < 2 || option + length > end) {
                return;
            }
            if (packet.u8(option) == OPTION_MSS && length == MSS_OPTION_LENGTH) {
                lower(packet, tcp, option + 2);
                return;
            }
            option += length;
        }
    }

    private void lower(PacketBuffer packet, int tcp, int mss) {
        if (packet.u16(mss) <= limit) {
            return;
        }
        // The checksum sums 16-bit words counted from the TCP header; an option may stand across two of them.
        int word = mss - (mss - tcp) % 2;
        int before = words(packet, word, mss);
        packet.putU16(mss, limit);
        int after = words(packet, word, mss);
        int checksum = tcp + 16;
        packet.putU16(checksum, updated(packet.u16(checksum), before, after));
    }

    /** The sum of the words that the value at {@code mss} touches. */
    private static int words(PacketBuffer packet, int word, int mss) {
        return word == mss ? packet.u16(word) : packet.u16(word) + packet.u16(word + 2);
    }

    /** RFC 1624 section 3: HC' = ~(~HC + ~m + m'). */
    private static int updated(int checksum, int before, int after) {
        int sum = (~checksum & 0xffff) + folded(~folded(before) & 0xffff) + folded(after);
        return ~folded(sum) & 0xffff;
    }

    private static int folded(int sum) {
        int once = (sum & 0xffff) + (sum >>> 16);
        return (once & 0xffff) + (once >>> 16);
    }
}
