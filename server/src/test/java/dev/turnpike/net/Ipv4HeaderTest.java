package dev.turnpike.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** RFC 791 section 3.1. */
class Ipv4HeaderTest {

    private static final String HEADER = "45" // version 4, header of 5 words
            + "00"
            + "0018" // total length 24
            + "0001"
            + "4000" // do not fragment
            + "40"
            + "2f" // GRE
            + "0000"
            + "c0000201" // 192.0.2.1
            + "cb007105"; // 203.0.113.5

    @Test
    void theFieldsAreWhereTheRfcPutsThem() {
        PacketBuffer packet = packet(HEADER + "01020304");
        assertThat(Ipv4Header.isValid(packet)).isTrue();
        assertThat(Ipv4Header.version(packet)).isEqualTo(4);
        assertThat(Ipv4Header.headerLength(packet)).isEqualTo(20);
        assertThat(Ipv4Header.totalLength(packet)).isEqualTo(24);
        assertThat(Ipv4Header.protocol(packet)).isEqualTo(47);
        assertThat(Ipv4.format(Ipv4Header.source(packet))).isEqualTo("192.0.2.1");
        assertThat(Ipv4.format(Ipv4Header.destination(packet))).isEqualTo("203.0.113.5");
        assertThat(Ipv4Header.isFragment(packet)).isFalse();
    }

    @Test
    void octetsBehindTheTotalLengthDoNoHarm() {
        assertThat(Ipv4Header.isValid(packet(HEADER + "01020304" + "0000"))).isTrue();
    }

    @Test
    void aTotalLengthBeyondThePacketIsInvalid() {
        assertThat(Ipv4Header.isValid(packet(HEADER + "010203"))).isFalse();
    }

    @Test
    void aTotalLengthBelowTheHeaderIsInvalid() {
        assertThat(Ipv4Header.isValid(packet(HEADER.replace("450000180001", "450000130001") + "01020304")))
                .isFalse();
    }

    @Test
    void aHeaderOfLessThanFiveWordsIsInvalid() {
        assertThat(Ipv4Header.isValid(packet("44" + HEADER.substring(2) + "01020304")))
                .isFalse();
    }

    @Test
    void aHeaderThatIsLongerThanThePacketIsInvalid() {
        assertThat(Ipv4Header.isValid(packet("4f" + HEADER.substring(2) + "01020304")))
                .isFalse();
    }

    @Test
    void optionsAreCountedInTheHeader() {
        PacketBuffer packet = packet("46" + HEADER.substring(2) + "01010101");
        assertThat(Ipv4Header.isValid(packet)).isTrue();
        assertThat(Ipv4Header.headerLength(packet)).isEqualTo(24);
    }

    @Test
    void anotherVersionIsInvalid() {
        assertThat(Ipv4Header.isValid(packet("65" + HEADER.substring(2) + "01020304")))
                .isFalse();
        assertThat(Ipv4Header.version(packet("60"))).isEqualTo(6);
        assertThat(Ipv4Header.version(packet(""))).isEqualTo(-1);
    }

    @Test
    void firstMiddleAndLastPieceAreFragments() {
        assertThat(Ipv4Header.isFragment(packet(HEADER.replace("00014000", "00012000"))))
                .isTrue();
        assertThat(Ipv4Header.isFragment(packet(HEADER.replace("00014000", "00012001"))))
                .isTrue();
        assertThat(Ipv4Header.isFragment(packet(HEADER.replace("00014000", "00010001"))))
                .isTrue();
        assertThat(Ipv4Header.isFragment(packet(HEADER.replace("00014000", "00010000"))))
                .isFalse();
    }

    @Test
    void whateverIsAcceptedCanBeRead() {
        Random random = new Random(2);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 3 && random.nextBoolean()) {
                bytes[0] = (byte) (0x40 | random.nextInt(16));
                bytes[2] = 0;
            }
            PacketBuffer packet = PacketBuffer.copyOf(bytes);
            if (Ipv4Header.isValid(packet)) {
                accepted++;
                packet.truncate(Ipv4Header.totalLength(packet));
                Ipv4Header.destination(packet);
                packet.skip(Ipv4Header.headerLength(packet));
            }
        }
        assertThat(accepted).isGreaterThan(100);
    }

    private static PacketBuffer packet(String hex) {
        return PacketBuffer.copyOf(HexFormat.of().parseHex(hex));
    }
}
