package dev.turnpike.ppp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.PacketBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameCodecTest {

    /** RFC 1661 sections 6.5, 6.6; docs/clients.md section 2: every form is accepted, in any state. */
    @ParameterizedTest
    @CsvSource({
        "ff03 c021 0109, c021, 0109", // full header
        "c021 0109, c021, 0109", // address and control left away
        "ff03 0021 45, 21, 45", // protocol field of two octets
        "ff03 21 45, 21, 45", // of one
        "21 45, 21, 45", // of one, address and control left away
        "fd 9001, fd, 9001", // MPPE compressed as far as it goes
        "ff03 c021, c021, ''", // nothing behind
    })
    void headersAreReadInEveryForm(String frame, String protocol, String rest) throws MalformedPacketException {
        PacketBuffer buffer = PacketBuffer.copyOf(Hex.of(frame));

        assertThat(FrameCodec.decode(buffer)).isEqualTo(Integer.parseInt(protocol, 16));
        assertThat(buffer.toByteArray()).isEqualTo(Hex.of(rest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // no octet
                "ff03", // no protocol
                "ff", // address alone
                "ff04 c021", // address with another control octet
                "c0", // half a protocol field
                "ff03 00", // the same
                "c022 01", // a protocol field that does not end with an odd octet
                "ff03 ff03 c021", // the address twice
            })
    void otherHeadersAreMalformed(String frame) {
        PacketBuffer buffer = PacketBuffer.copyOf(Hex.of(frame));

        assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(() -> FrameCodec.decode(buffer));
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, 0021, ff03 0021 45",
        "true, false, 0021, 0021 45",
        "false, true, 0021, ff03 21 45",
        "true, true, 0021, 21 45",
        "true, true, 8021, 8021 45", // only numbers below 256 fit into one octet
        "true, true, c021, ff03 c021 45", // RFC 1661 section 6.6: LCP never
    })
    void headersAreWrittenAsThePeerAgreed(boolean acfc, boolean pfc, String protocol, String frame) {
        PacketBuffer buffer = PacketBuffer.copyOf(Hex.of("45"));

        new FrameCodec(acfc, pfc).encode(buffer, Integer.parseInt(protocol, 16));

        assertThat(buffer.toByteArray()).isEqualTo(Hex.of(frame));
    }

    @Test
    void whatIsWrittenIsReadBack() throws MalformedPacketException {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            // RFC 1661 section 2: the first octet of a number is even, the last one odd. 0x00ff is none.
            int protocol = (random.nextInt(0x10000) & 0xfeff) | 1;
            byte[] packet = new byte[random.nextInt(40)];
            random.nextBytes(packet);
            PacketBuffer buffer = PacketBuffer.copyOf(packet);
            new FrameCodec(random.nextBoolean(), random.nextBoolean()).encode(buffer, protocol == 0xff ? 1 : protocol);

            assertThat(FrameCodec.decode(buffer)).isEqualTo(protocol == 0xff ? 1 : protocol);
            assertThat(buffer.toByteArray()).isEqualTo(packet);
        }
    }

    @Test
    void arbitraryFramesGiveAnOddProtocolOrAreMalformed() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            byte[] frame = new byte[random.nextInt(8)];
            random.nextBytes(frame);
            if (frame.length > 1 && random.nextBoolean()) {
                frame[0] = (byte) 0xff;
                frame[1] = 3;
            }
            PacketBuffer buffer = PacketBuffer.copyOf(frame);
            try {
                assertThat(FrameCodec.decode(buffer) & 1).isEqualTo(1);
                assertThat(buffer.length()).isLessThan(frame.length);
            } catch (MalformedPacketException expected) {
                assertThat(expected).hasMessageStartingWith("PPP ");
            }
        }
    }
}
