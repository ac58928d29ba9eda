package dev.turnpike.gre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.PacketBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 2637 section 4.1. */
class GreHeaderTest {

    private static final String DATA_WITH_ACKNOWLEDGMENT = "3081" // K, S, A, version 1
            + "880b" // PPP
            + "0004" // payload length
            + "1234" // call ID
            + "80000001" // sequence number
            + "fffffffe" // acknowledgment number
            + "ff03c021"; // payload

    @Test
    void aDataPacketWithAnAcknowledgmentIsRead() {
        PacketBuffer packet = packet(DATA_WITH_ACKNOWLEDGMENT);
        assertThat(GreHeader.isValid(packet)).isTrue();
        assertThat(GreHeader.callId(packet)).isEqualTo(0x1234);
        assertThat(GreHeader.hasSequence(packet)).isTrue();
        assertThat(GreHeader.sequence(packet)).isEqualTo(0x80000001);
        assertThat(GreHeader.hasAcknowledgment(packet)).isTrue();
        assertThat(GreHeader.acknowledgment(packet)).isEqualTo(0xfffffffe);
        GreHeader.strip(packet);
        assertThat(packet.toByteArray()).asHexString().isEqualToIgnoringCase("ff03c021");
    }

    @Test
    void aDataPacketWithoutAcknowledgmentIsRead() {
        PacketBuffer packet = packet("3001880b0002ffff00000000" + "c021");
        assertThat(GreHeader.isValid(packet)).isTrue();
        assertThat(GreHeader.hasAcknowledgment(packet)).isFalse();
        assertThat(GreHeader.sequence(packet)).isZero();
        GreHeader.strip(packet);
        assertThat(packet.toByteArray()).asHexString().isEqualToIgnoringCase("c021");
    }

    @Test
    void anAcknowledgmentOnlyHasNoSequenceNumber() {
        PacketBuffer packet = packet("2081880b0000000100000007");
        assertThat(GreHeader.isValid(packet)).isTrue();
        assertThat(GreHeader.hasSequence(packet)).isFalse();
        assertThat(GreHeader.acknowledgment(packet)).isEqualTo(7);
    }

    @Test
    void octetsBehindThePayloadAreCut() {
        PacketBuffer packet = packet(DATA_WITH_ACKNOWLEDGMENT + "0000");
        assertThat(GreHeader.isValid(packet)).isTrue();
        GreHeader.strip(packet);
        assertThat(packet.length()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "1001880b0001000100000001ff, no key",
        "3000880b0001000100000001ff, version 0 as plain GRE has it",
        "3002880b0001000100000001ff, version 2",
        "b001880b0001000100000001ff, checksum bit",
        "7001880b0001000100000001ff, routing bit",
        "3801880b0001000100000001ff, strict source route bit",
        "3101880b0001000100000001ff, recursion 1",
        "3401880b0001000100000001ff, recursion 4",
        "3041880b0001000100000001ff, highest of the flags",
        "3009880b0001000100000001ff, lowest of the flags",
        "300108000001000100000001ff, protocol IPv4",
        "3001880b0002000100000001ff, payload longer than the packet",
        "3001880b0000000100000001, sequence number without payload",
        "2081880b0001000100000001ff, payload without sequence number",
        "2001880b00000001, neither sequence number nor acknowledgment",
        "3081880b0001000100000001ff, no room for the acknowledgment",
        "3081880b00010001, no room for the numbers",
        "3001880b000100, shorter than the fixed part",
        "'', empty"
    })
    void whatTheRfcForbidsIsRefused(String hex, String why) {
        assertThat(GreHeader.isValid(packet(hex))).as(why).isFalse();
    }

    @Test
    void aDataPacketIsWritten() {
        PacketBuffer packet = packet("ff03c021");
        GreHeader.prependData(packet, 0xabcd, 0x01020304);
        assertThat(packet.toByteArray())
                .asHexString()
                .isEqualToIgnoringCase("3001" + "880b" + "0004" + "abcd" + "01020304" + "ff03c021");
    }

    @Test
    void aDataPacketWithAnAcknowledgmentIsWritten() {
        PacketBuffer packet = packet("ff03c021");
        GreHeader.prependData(packet, 0x1234, 0x80000001, 0xfffffffe);
        assertThat(packet.toByteArray()).asHexString().isEqualToIgnoringCase(DATA_WITH_ACKNOWLEDGMENT);
    }

    @Test
    void anAcknowledgmentOnlyIsWritten() {
        PacketBuffer packet = packet("");
        GreHeader.prependAcknowledgment(packet, 1, 7);
        assertThat(packet.toByteArray()).asHexString().isEqualToIgnoringCase("2081880b0000000100000007");
    }

    @Test
    void whateverIsAcceptedCanBeReadAndStripped() {
        Random random = new Random(3);
        int accepted = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = mutated(random);
            PacketBuffer packet = PacketBuffer.copyOf(bytes);
            if (GreHeader.isValid(packet)) {
                accepted++;
                boolean data = GreHeader.hasSequence(packet);
                if (data) {
                    GreHeader.sequence(packet);
                }
                if (GreHeader.hasAcknowledgment(packet)) {
                    GreHeader.acknowledgment(packet);
                }
                GreHeader.strip(packet);
                assertThat(packet.length() > 0).isEqualTo(data);
            }
        }
        assertThat(accepted).isBetween(1000, 49_000);
    }

    private static byte[] mutated(Random random) {
        byte[] bytes = HexFormat.of().parseHex(DATA_WITH_ACKNOWLEDGMENT);
        byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length + 4));
        for (int changes = random.nextInt(3); changes > 0 && cut.length > 0; changes--) {
            cut[random.nextInt(Math.min(8, cut.length))] = (byte) random.nextInt();
        }
        if (random.nextInt(3) == 0 && cut.length > 5) {
            cut[0] = (byte) (random.nextBoolean() ? 0x20 : 0x30);
            cut[4] = 0;
            cut[5] = (byte) random.nextInt(6);
        }
        return cut;
    }

    private static PacketBuffer packet(String hex) {
        return PacketBuffer.copyOf(HexFormat.of().parseHex(hex));
    }
}
