package dev.turnpike.mppe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.net.PacketBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatelessDecryptionTest {

    private static final byte[] START_KEY = HexFormat.of().parseHex("8b7cdc149b993a1ba118cb153f56dccb");
    private static final MppeMode MODE = new MppeMode(128, true);

    private final Random random = new Random(8);
    private final ReferenceSender peer = new ReferenceSender(MODE, START_KEY, ReferenceSender.Reading.RFC);
    private final MppeDecryptor decryptor = new MppeDecryptor(MODE, START_KEY, () -> 0);

    @Test
    void whatWasLostIsLostAndNothingElse() {
        for (int packet = 0; packet < 20_000; packet++) {
            byte[] inner = InnerPackets.ipv4(random);
            byte[] wire = peer.send(inner);
            if (random.nextInt(4) != 0) {
                assertDecrypts(wire, inner);
            }
        }
    }

    @Test
    void gapsUpToHalfTheCountAreBridged() {
        for (int round = 0; round < 20; round++) {
            lose(2047);
            assertNextDecrypts();
        }
    }

    @Test
    void aLargerGapIsRefusedBecauseItLooksLikeALatePacket() {
        lose(2048);

        assertThat(decrypt(peer.send(InnerPackets.ipv4(random)))).isEqualTo(MppeResult.LATE);
        assertThat(decryptor.refusedInARow()).isEqualTo(1);
    }

    @Test
    void aDuplicateAndALatePacketAreRefusedAndHarmNothing() {
        byte[] first = peer.send(InnerPackets.ipv4(random));
        byte[] second = peer.send(InnerPackets.ipv4(random));
        assertThat(decrypt(second)).isEqualTo(MppeResult.DECRYPTED);

        assertThat(decrypt(second)).isEqualTo(MppeResult.LATE);
        assertThat(decrypt(first)).isEqualTo(MppeResult.LATE);

        assertNextDecrypts();
    }

    @Test
    void aPacketReplayedAfterTheCountHasWrappedIsUnreadable() {
        byte[] old = peer.send(InnerPackets.ipv4(random));
        assertThat(decrypt(old)).isEqualTo(MppeResult.DECRYPTED);
        for (int packet = 1; packet < 4096; packet++) {
            assertNextDecrypts();
        }

        assertThat(decrypt(old)).isEqualTo(MppeResult.UNREADABLE);

        assertNextDecrypts();
    }

    /** RFC 3078 section 8.1; Linux counts such packets and ends the link after 16 of them. */
    @Test
    void aPacketWithoutFlushedIsRefused() {
        byte[] wire = peer.send(InnerPackets.ipv4(random));
        wire[0] &= 0x7f;

        assertThat(decrypt(wire)).isEqualTo(MppeResult.NOT_FLUSHED);

        wire[0] |= (byte) 0x80;
        assertThat(decrypt(wire)).isEqualTo(MppeResult.DECRYPTED);
    }

    @Test
    void aPacketThatSaysItIsNotEncryptedIsRefused() {
        byte[] inner = InnerPackets.ipv4(random);
        byte[] clear = new byte[2 + inner.length];
        System.arraycopy(inner, 0, clear, 2, inner.length);
        clear[0] = (byte) 0x80;

        assertThat(decrypt(clear)).isEqualTo(MppeResult.NOT_ENCRYPTED);
        assertThat(MppeResult.NOT_ENCRYPTED.kind()).isEqualTo(MppeResult.Kind.DISCARDED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aPacketWithoutAnyCipherTextIsRefused(int length) {
        assertThat(decrypt(new byte[length])).isEqualTo(MppeResult.TOO_SHORT);
    }

    @Test
    void theBitsWithoutMeaningHaveNone() {
        // RFC 3078 section 3: bits B and C
        byte[] inner = InnerPackets.ipv4(random);
        byte[] wire = peer.send(inner);
        wire[0] |= 0x60;

        assertDecrypts(wire, inner);
    }

    @Test
    void aRefusedPacketStaysAsItWas() {
        byte[] forged = forged(77, 60);
        PacketBuffer packet = PacketBuffer.copyOf(forged);

        assertThat(decryptor.decrypt(packet)).isEqualTo(MppeResult.UNREADABLE);

        assertThat(packet.toByteArray()).isEqualTo(forged);
    }

    @Test
    void aProtocolFieldOfOneOctetStaysAsThePeerSentIt() {
        byte[] inner = InnerPackets.compressed(InnerPackets.ipv4(random));

        assertDecrypts(peer.send(inner), inner);
    }

    @Test
    void withTheNextCountAnyProtocolOfMppeIsDeliveredAndAfterAGapOnlyIp() {
        byte[] ipx = {0x00, 0x2b, (byte) 0xff, (byte) 0xff, 0x00, 0x1e, 0x00, 0x11, 0x22, 0x33};
        assertDecrypts(peer.send(ipx), ipx);
        lose(1);

        assertThat(decrypt(peer.send(ipx))).isEqualTo(MppeResult.UNREADABLE);

        assertNextDecrypts();
    }

    /** Between any two packets of the client a forger puts packets with counts of his choice. */
    @Test
    void forgedCountsDoNotMoveTheKeys() {
        for (int packet = 0; packet < 6000; packet++) {
            int next = packet & 0xfff;
            int ahead = 1 + random.nextInt(4095);
            MppeResult result = decrypt(forged(next + ahead, 100));
            assertThat(result).isIn(MppeResult.UNREADABLE, MppeResult.LATE);
            assertNextDecrypts();
        }
    }

    @Test
    void refusalsInARowAreCountedUntilAPacketIsDecrypted() {
        for (int packet = 1; packet <= 50; packet++) {
            decrypt(forged(3000, 100));
            assertThat(decryptor.refusedInARow()).isEqualTo(packet);
        }
        assertNextDecrypts();
        assertThat(decryptor.refusedInARow()).isZero();
    }

    @Test
    void whateverComesGivesAResultAndTheClientIsNeverLostForGood() {
        int decrypted = 0;
        for (int packet = 0; packet < 50_000; packet++) {
            decrypt(InnerPackets.randomOctets(random, random.nextInt(120)));
            if (packet % 10 == 0) {
                decrypted += decrypt(peer.send(InnerPackets.ipv4(random))) == MppeResult.DECRYPTED ? 1 : 0;
            }
        }
        assertThat(decrypted).isGreaterThan(4900);
    }

    @Test
    void aClosedDecryptorLetsNothingPass() {
        decryptor.close();

        assertThatThrownBy(() -> decrypt(peer.send(InnerPackets.ipv4(random))))
                .isInstanceOf(IllegalStateException.class);
    }

    private void lose(int packets) {
        for (int packet = 0; packet < packets; packet++) {
            peer.send(InnerPackets.ipv4(random, 20));
        }
    }

    private void assertNextDecrypts() {
        byte[] inner = InnerPackets.ipv4(random);
        assertDecrypts(peer.send(inner), inner);
    }

    private void assertDecrypts(byte[] wire, byte[] inner) {
        PacketBuffer packet = PacketBuffer.copyOf(wire);
        assertThat(decryptor.decrypt(packet)).isEqualTo(MppeResult.DECRYPTED);
        assertThat(packet.toByteArray()).isEqualTo(inner);
    }

    private MppeResult decrypt(byte[] wire) {
        return decryptor.decrypt(PacketBuffer.copyOf(wire));
    }

    private byte[] forged(int count, int length) {
        byte[] packet = InnerPackets.randomOctets(random, length);
        packet[0] = (byte) (0x90 | ((count >> 8) & 0x0f));
        packet[1] = (byte) count;
        return packet;
    }
}
