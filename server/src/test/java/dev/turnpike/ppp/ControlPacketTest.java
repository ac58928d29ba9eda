package dev.turnpike.ppp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.turnpike.net.MalformedPacketException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlPacketTest {

    @Test
    void aPacketIsCodeIdentifierLengthAndData() throws MalformedPacketException {
        ControlPacket packet = ControlPacket.parse(Hex.of("""
                        09       # Echo-Request
                        fe       # identifier
                        0008     # length
                        01020304 # data
                        """));

        assertThat(packet).isEqualTo(new ControlPacket(Code.ECHO_REQUEST, 0xfe, Octets.of(1, 2, 3, 4)));
        assertThat(packet.toByteArray()).isEqualTo(Hex.of("09 fe 0008 01020304"));
        assertThat(packet.codeLabel()).isEqualTo("Echo-Request");
    }

    /** RFC 1661 section 5: octets outside the range of the Length field are padding and are ignored. */
    @Test
    void paddingBehindTheLengthIsIgnored() throws MalformedPacketException {
        assertThat(ControlPacket.parse(Hex.of("05 01 0005 41 0000")))
                .isEqualTo(new ControlPacket(Code.TERMINATE_REQUEST, 1, Octets.of(0x41)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "01 00 00", // header cut
                "01 00 0003", // length less than the header
                "01 00 0006 41", // length more than there is
                "01 00 ffff 41",
            })
    void otherLengthsAreMalformed(String hex) {
        byte[] bytes = Hex.of(hex);

        assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(() -> ControlPacket.parse(bytes));
    }

    @Test
    void arbitraryPacketsParseOrAreMalformedAndParsedOnesAreWrittenBack() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            if (bytes.length > 3) {
                bytes[2] = 0;
                bytes[3] = (byte) random.nextInt(14);
            }
            try {
                byte[] written = ControlPacket.parse(bytes).toByteArray();
                assertThat(written).isEqualTo(Arrays.copyOf(bytes, written.length));
            } catch (MalformedPacketException expected) {
                assertThat(bytes.length < 4 || bytes[3] < 4 || bytes[3] > bytes.length)
                        .isTrue();
            }
        }
    }

    @Test
    void codesKeepTheirNumbers() {
        assertThat(Code.of(1)).contains(Code.CONFIGURE_REQUEST);
        assertThat(Code.of(7)).contains(Code.CODE_REJECT);
        assertThat(Code.of(8)).contains(Code.PROTOCOL_REJECT);
        assertThat(Code.of(12)).contains(Code.IDENTIFICATION);
        assertThat(Code.of(15)).contains(Code.RESET_ACK);
        assertThat(Code.of(0)).isEmpty();
        assertThat(Code.of(16)).isEmpty();
        assertThat(Arrays.stream(Code.values()).filter(Code::isEssential)).hasSize(7);
        assertThat(new ControlPacket(200, 0, Octets.NONE).codeLabel()).isEqualTo("code 200");
    }
}
