package dev.turnpike.probe.ping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.Ipv4;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IcmpEchoTest {

    private static final int HERE = Ipv4.parse("10.0.0.5");
    private static final int THERE = Ipv4.parse("10.0.0.1");

    @Test
    void aRequestIsAnIpv4PacketWithBothChecksums() {
        byte[] packet = new IcmpEcho(HERE, THERE, false, 0x1234, 1, 4).toByteArray();

        assertThat(HexFormat.of().formatHex(packet))
                .isEqualTo(
                        "45" // version 4, header of 5 words (RFC 791 section 3.1)
                                + "00" // type of service
                                + "0020" // total length 32
                                + "0001" // identification
                                + "4000" // do not fragment
                                + "40" // time to live 64
                                + "01" // ICMP
                                + "26d7" // header checksum
                                + "0a000005" // source
                                + "0a000001" // destination
                                + "08" // Echo (RFC 792)
                                + "00" // code
                                + "e3c6" // checksum
                                + "1234" // identifier
                                + "0001" // sequence number
                                + "00010203"); // data
    }

    @Test
    void whatIsWrittenIsReadBack() {
        for (int length = 0; length <= 1472; length += 7) {
            IcmpEcho echo = new IcmpEcho(HERE, THERE, length % 2 == 0, 0xfffe, 0xffff, length);
            assertThat(IcmpEcho.parse(echo.toByteArray())).contains(echo);
        }
    }

    @Test
    void theAnswerGoesBackWithTheSameNumbers() {
        IcmpEcho answer = new IcmpEcho(HERE, THERE, false, 7, 9, 56).answer();

        assertThat(answer).isEqualTo(new IcmpEcho(THERE, HERE, true, 7, 9, 56));
    }

    @Test
    void octetsBehindTheTotalLengthAreIgnored() {
        byte[] packet = new IcmpEcho(HERE, THERE, true, 7, 9, 56).toByteArray();
        byte[] padded = Arrays.copyOf(packet, packet.length + 10);

        assertThat(IcmpEcho.parse(padded)).isPresent();
    }

    @Test
    void aPacketWithOneBitWrongIsNoEcho() {
        byte[] packet = new IcmpEcho(HERE, THERE, true, 7, 9, 56).toByteArray();
        for (int bit = 0; bit < packet.length * 8; bit++) {
            byte[] damaged = packet.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(IcmpEcho.parse(damaged)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void arbitraryOctetsGiveAnEchoOrNothing() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[random.nextInt(80)];
            random.nextBytes(octets);
            if (octets.length > 0 && random.nextBoolean()) {
                octets[0] = 0x45;
            }
            assertThat(IcmpEcho.parse(octets)).isEmpty();
        }
    }
}
