package dev.turnpike.mppe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.net.PacketBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MppeEncryptorTest {

    private static final byte[] START_KEY = HexFormat.of().parseHex("8b7cdc149b993a1ba118cb153f56dccb");
    private static final MppeMode STATELESS = new MppeMode(128, true);
    private static final MppeMode STATEFUL = new MppeMode(128, false);

    private final Random random = new Random(3078);

    @Test
    void theFirstStatelessPacketHasCountZeroAndTheSecondSessionKey() {
        // RFC 3078 section 7.1: the key changes before every packet, also before the first
        byte[] inner = InnerPackets.ipv4(random);
        ReferenceKeys reference = new ReferenceKeys(START_KEY, 128);
        reference.change();
        PacketBuffer packet = PacketBuffer.copyOf(inner);

        new MppeEncryptor(STATELESS, START_KEY).encrypt(packet);

        assertThat(packet.u16(0)).isEqualTo(0x9000); // A and D, count 0
        packet.skip(2);
        assertThat(packet.toByteArray()).isEqualTo(ReferenceKeys.update(reference.cipher(), inner));
    }

    @Test
    void theFirstStatefulPacketHasTheFirstSessionKeyAndNoFlushedBit() {
        // Linux would change its key on FLUSHED
        byte[] inner = InnerPackets.ipv4(random);
        PacketBuffer packet = PacketBuffer.copyOf(inner);

        new MppeEncryptor(STATEFUL, START_KEY).encrypt(packet);

        assertThat(packet.u16(0)).isEqualTo(0x1000); // D, count 0
        packet.skip(2);
        assertThat(packet.toByteArray())
                .isEqualTo(ReferenceKeys.update(new ReferenceKeys(START_KEY, 128).cipher(), inner));
    }

    @Test
    void theCountWrapsAfterTwelveBits() {
        MppeEncryptor encryptor = new MppeEncryptor(STATELESS, START_KEY);
        for (int packet = 0; packet < 10_000; packet++) {
            assertThat(header(encryptor)).isEqualTo(0x9000 | (packet & 0xfff));
        }
    }

    @Test
    void inStatefulModeExactlyTheFlagPacketsAreFlushed() {
        MppeEncryptor encryptor = new MppeEncryptor(STATEFUL, START_KEY);
        for (int packet = 0; packet < 10_000; packet++) {
            int flushed = packet % 256 == 255 ? 0x8000 : 0;
            assertThat(header(encryptor)).isEqualTo(flushed | 0x1000 | (packet & 0xfff));
        }
    }

    @Test
    void afterAResetRequestTheNextStatefulPacketIsAFlushedFlagPacket() {
        MppeEncryptor encryptor = new MppeEncryptor(STATEFUL, START_KEY);
        header(encryptor);

        encryptor.reset();
        encryptor.reset(); // a repeated request asks for the same

        assertThat(header(encryptor)).isEqualTo(0x90ff);
        assertThat(header(encryptor)).isEqualTo(0x1100);
    }

    @Test
    void aResetRequestBeforeAFlagPacketSkipsNothing() {
        MppeEncryptor encryptor = new MppeEncryptor(STATEFUL, START_KEY);
        for (int packet = 0; packet < 255; packet++) {
            header(encryptor);
        }

        encryptor.reset();

        assertThat(header(encryptor)).isEqualTo(0x90ff);
        assertThat(header(encryptor)).isEqualTo(0x1100);
    }

    @Test
    void aResetRequestChangesNothingInStatelessMode() {
        MppeEncryptor encryptor = new MppeEncryptor(STATELESS, START_KEY);
        header(encryptor);

        encryptor.reset();

        assertThat(header(encryptor)).isEqualTo(0x9001);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0001, 0x001f, 0x00fb, 0x00fd, 0x8021, 0x80fd, 0xc021, 0xc223, 0x2145})
    void aProtocolThatMppeDoesNotCarryIsRefusedAndCostsNoCount(int protocol) {
        MppeEncryptor encryptor = new MppeEncryptor(STATELESS, START_KEY);
        PacketBuffer packet = PacketBuffer.copyOf(new byte[] {(byte) (protocol >> 8), (byte) protocol, 1, 2});
        byte[] before = packet.toByteArray();

        assertThatThrownBy(() -> encryptor.encrypt(packet))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(String.format("MPPE does not carry protocol 0x%04x", protocol));

        assertThat(packet.toByteArray()).isEqualTo(before);
        assertThat(header(encryptor)).isEqualTo(0x9000);
    }

    @Test
    void aPacketWithoutHeadroomIsRefusedAndCostsNoCount() {
        MppeEncryptor encryptor = new MppeEncryptor(STATELESS, START_KEY);
        PacketBuffer packet = PacketBuffer.copyOf(InnerPackets.ipv4(random));
        packet.prepend(PacketBuffer.HEADROOM - 1);
        packet.putU16(0, 0x0021);

        assertThatThrownBy(() -> encryptor.encrypt(packet)).isInstanceOf(IndexOutOfBoundsException.class);

        assertThat(packet.u16(0)).isEqualTo(0x0021);
        assertThat(header(encryptor)).isEqualTo(0x9000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClosedEncryptorLetsNothingPass(boolean stateless) {
        MppeEncryptor encryptor = new MppeEncryptor(new MppeMode(128, stateless), START_KEY);
        header(encryptor);

        encryptor.close();

        assertThatThrownBy(() -> header(encryptor)).isInstanceOf(IllegalStateException.class);
    }

    private int header(MppeEncryptor encryptor) {
        PacketBuffer packet = PacketBuffer.copyOf(InnerPackets.ipv4(random, 20));
        encryptor.encrypt(packet);
        return packet.u16(0);
    }
}
