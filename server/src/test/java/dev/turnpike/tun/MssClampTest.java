package dev.turnpike.tun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.PacketBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MssClampTest {

    private static final int LIMIT = 1356;
    private static final int TCP = 20;
    private static final String SYN = "02";

    private final MssClamp clamp = new MssClamp(LIMIT);

    @Test
    void aSynThatAnnouncesTooMuchIsLoweredAndItsChecksumStaysRight() {
        byte[] packet = tcp(SYN, "020405b4"); // 1460
        PacketBuffer buffer = clamped(packet);
        assertThat(buffer.u16(TCP + 22)).isEqualTo(LIMIT);
        assertChecksumRight(buffer);
    }

    @Test
    void aSynWithAcknowledgementIsLoweredToo() {
        assertThat(clamped(tcp("12", "020405b4")).u16(TCP + 22)).isEqualTo(LIMIT);
    }

    @Test
    void anOptionAtAnOddPlaceKeepsTheChecksumRight() {
        PacketBuffer buffer = clamped(tcp(SYN, "01020405b4010100")); // one no-operation in front
        assertThat(buffer.u16(TCP + 23)).isEqualTo(LIMIT);
        assertChecksumRight(buffer);
    }

    @Test
    void anOptionBehindOthersIsFound() {
        // SACK permitted, time stamps, then 1460
        PacketBuffer buffer = clamped(tcp(SYN, "0402080a0000000100000000020405b4"));
        assertThat(buffer.u16(TCP + 34)).isEqualTo(LIMIT);
        assertChecksumRight(buffer);
    }

    @ParameterizedTest
    @CsvSource({
        "02, 0204054c, exactly the limit",
        "02, 02040218, less than the limit",
        "10, 020405b4, no SYN",
        "02, 00020405b4000000, behind the end of options",
        "02, 02000000, option of length zero",
        "02, 02010000, option of length one",
        "02, 0203050001010101, option of a wrong length",
        "02, 03ff000001010101, option beyond the header",
        "02, 01010102, kind without length",
        "02, 01010204, option cut by the header's end",
        "02, '', no options"
    })
    void whatNeedsNoChangeOrIsOddStaysAsItIs(String flags, String options, String why) {
        byte[] packet = tcp(flags, options);
        assertThat(clamped(packet).toByteArray()).as(why).isEqualTo(packet);
    }

    @Test
    void fragmentsStayAsTheyAre() {
        byte[] packet = tcp(SYN, "020405b4");
        packet[6] = 0x20; // more fragments
        assertThat(clamped(packet).toByteArray()).isEqualTo(packet);
        packet[6] = 0;
        packet[7] = 1; // offset 8
        assertThat(clamped(packet).toByteArray()).isEqualTo(packet);
    }

    @Test
    void otherProtocolsStayAsTheyAre() {
        byte[] packet = tcp(SYN, "020405b4");
        packet[9] = 17;
        assertThat(clamped(packet).toByteArray()).isEqualTo(packet);
    }

    @Test
    void aHeaderThatEndsBehindThePacketStaysAsItIs() {
        byte[] packet = tcp(SYN, "020405b4");
        packet[TCP + 12] = (byte) 0xf0;
        assertThat(clamped(packet).toByteArray()).isEqualTo(packet);
    }

    @Test
    void optionsOfTheIpHeaderAreStepped() {
        byte[] plain = tcp(SYN, "020405b4");
        byte[] packet = new byte[plain.length + 4];
        System.arraycopy(plain, 0, packet, 0, 20);
        Arrays.fill(packet, 20, 24, (byte) 1);
        System.arraycopy(plain, 20, packet, 24, plain.length - 20);
        packet[0] = 0x46;
        packet[3] = (byte) packet.length;
        assertThat(clamped(packet).u16(TCP + 4 + 22)).isEqualTo(LIMIT);
    }

    @Test
    void forEveryMssAndEveryPlaceTheChecksumStaysRight() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            int mss = random.nextInt(1 << 16);
            String options = "01".repeat(random.nextInt(5)) + "0204%04x".formatted(mss);
            options += "01".repeat((8 - options.length() % 8) % 8 / 2);
            byte[] packet = tcp(SYN, options);
            PacketBuffer buffer = PacketBuffer.copyOf(packet);
            new MssClamp(random.nextInt(1 << 16)).apply(buffer);
            assertChecksumRight(buffer);
        }
    }

    @Test
    void arbitraryTcpHeadersAreSurvivedAndKeepTheirChecksum() {
        Random random = new Random(8);
        int changed = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] packet = tcp(SYN, "02040fff0204ffff080a0000000100000000");
            for (int changes = random.nextInt(6); changes > 0; changes--) {
                packet[TCP + 12 + random.nextInt(packet.length - TCP - 12)] = (byte) random.nextInt();
            }
            byte[] cut = Arrays.copyOf(packet, 20 + random.nextInt(packet.length - 19));
            cut[3] = (byte) cut.length;
            int before = sum(cut, TCP, cut.length);
            PacketBuffer buffer = PacketBuffer.copyOf(cut);
            clamp.apply(buffer);
            byte[] after = buffer.toByteArray();
            changed += Arrays.equals(cut, after) ? 0 : 1;
            assertThat(sum(after, TCP, after.length) % 0xffff).isEqualTo(before % 0xffff);
        }
        assertThat(changed).isGreaterThan(1000);
    }

    private PacketBuffer clamped(byte[] packet) {
        PacketBuffer buffer = PacketBuffer.copyOf(packet);
        clamp.apply(buffer);
        return buffer;
    }

    private static void assertChecksumRight(PacketBuffer buffer) {
        byte[] packet = buffer.toByteArray();
        assertThat(folded(sum(packet, 12, packet.length) + 6 + packet.length - 20))
                .isEqualTo(0xffff);
    }

    /** An IPv4 packet from 10.8.0.2 to 192.0.2.1 with a TCP header, right checksum included. */
    private static byte[] tcp(String flags, String options) {
        int words = 5 + (options.length() + 7) / 8;
        String padded = options + "0".repeat((words - 5) * 8 - options.length());
        int length = 20 + words * 4;
        String header = "4500%04x00000000400600000a080002c0000201".formatted(length);
        String segment = "c000" + "0050" + "00000001" + "00000000" + "%x0%s".formatted(words, flags) + "ffff" + "0000"
                + "0000" + padded;
        byte[] packet = HexFormat.of().parseHex(header + segment);
        int checksum = ~folded(sum(packet, 12, length) + 6 + length - 20) & 0xffff;
        packet[TCP + 16] = (byte) (checksum >> 8);
        packet[TCP + 17] = (byte) checksum;
        return packet;
    }

    private static int sum(byte[] packet, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += (packet[i] & 0xff) << ((i - from) % 2 == 0 ? 8 : 0);
        }
        return sum;
    }

    private static int folded(int sum) {
        int once = (sum & 0xffff) + (sum >>> 16);
        return (once & 0xffff) + (once >>> 16);
    }
}
