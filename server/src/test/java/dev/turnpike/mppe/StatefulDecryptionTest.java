package dev.turnpike.mppe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.mppe.ReferenceSender.Reading;
import dev.turnpike.net.PacketBuffer;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we receive in stateful mode from peers of either reading of RFC 3078 section 8.2. */
class StatefulDecryptionTest {

    private static final byte[] START_KEY = HexFormat.of().parseHex("8b7cdc149b993a1ba118cb153f56dccb");
    private static final MppeMode MODE = new MppeMode(40, false);

    private final Random random = new Random(82);
    private long now = 1;
    private final MppeDecryptor decryptor = new MppeDecryptor(MODE, START_KEY, () -> now);

    @ParameterizedTest
    @EnumSource
    void withoutLossEveryPacketIsRead(Reading reading) {
        ReferenceSender peer = peer(reading);
        for (int packet = 0; packet < 20_000; packet++) {
            assertNextDecrypts(peer);
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterALossAResetIsWantedAndTheFlushedPacketIsRead(Reading reading) {
        ReferenceSender peer = peer(reading);
        for (int lost : new int[] {1, 2, 200, 255, 256, 257, 600, 2047, 2048, 3000, 4094}) {
            lose(peer, lost);
            assertThat(decryptNext(peer)).as("%d lost", lost).isEqualTo(MppeResult.GAP);
            assertThat(MppeResult.GAP.kind()).isEqualTo(MppeResult.Kind.RESET_NEEDED);
            assertThat(decryptNext(peer)).isEqualTo(MppeResult.AWAITING_RESET);

            peer.reset();

            for (int packet = 0; packet < 700; packet++) {
                assertNextDecrypts(peer);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLossOfAllCountsIsNoticedOnePacketLater(Reading reading) {
        ReferenceSender peer = peer(reading);
        lose(peer, 4096);
        assertThat(decryptNext(peer)).isEqualTo(MppeResult.UNREADABLE);
        assertThat(decryptNext(peer)).isEqualTo(MppeResult.GAP);

        peer.reset();

        assertNextDecrypts(peer);
        assertNextDecrypts(peer);
    }

    /** The packet that answers a Reset-Request is lost itself: a Linux sender has changed its key once more by then. */
    @ParameterizedTest
    @EnumSource
    void flushedPacketsThatWereLostAreCaughtUpWith(Reading reading) {
        ReferenceSender peer = peer(reading);
        for (int flushesLost = 1; flushesLost <= 8; flushesLost++) {
            lose(peer, 1);
            assertThat(decryptNext(peer)).isEqualTo(MppeResult.GAP);
            for (int flush = 0; flush < flushesLost; flush++) {
                peer.reset();
                lose(peer, 50);
            }
            peer.reset();
            assertNextDecrypts(peer);
            assertNextDecrypts(peer);
        }
    }

    @Test
    void aLinuxPeersFlagPacketEndsTheWaitingToo() {
        ReferenceSender peer = peer(Reading.LINUX);
        lose(peer, 3);
        for (int count = 3; count < 255; count++) {
            assertThat(decryptNext(peer).kind()).isNotEqualTo(MppeResult.Kind.DECRYPTED);
        }
        assertNextDecrypts(peer);
        assertNextDecrypts(peer);
    }

    /** RFC 3078 section 3: whoever initialises its tables for the first packet may say so. */
    @Test
    void aFirstPacketWithFlushedIsReadWithTheFirstKey() {
        byte[] inner = InnerPackets.ipv4(random);
        byte[] wire = peer(Reading.RFC).send(inner);
        wire[0] |= (byte) 0x80;

        assertDecrypts(wire, inner);
    }

    @Test
    void aResetIsWantedAgainAfterASecondWithoutOne() {
        ReferenceSender peer = peer(Reading.LINUX);
        lose(peer, 1);
        assertThat(decryptNext(peer)).isEqualTo(MppeResult.GAP);
        now += TimeUnit.SECONDS.toNanos(1) - 1;
        assertThat(decryptNext(peer)).isEqualTo(MppeResult.AWAITING_RESET);
        now += 1;
        assertThat(decryptNext(peer)).isEqualTo(MppeResult.GAP);
        assertThat(decryptNext(peer)).isEqualTo(MppeResult.AWAITING_RESET);
    }

    @Test
    void aNewLossSoonAfterAResetIsAnsweredAtOnce() {
        ReferenceSender peer = peer(Reading.LINUX);
        lose(peer, 1);
        assertThat(decryptNext(peer)).isEqualTo(MppeResult.GAP);
        peer.reset();
        assertNextDecrypts(peer);
        lose(peer, 1);

        assertThat(decryptNext(peer)).isEqualTo(MppeResult.GAP);
    }

    /** A gap alone proves nothing: the next packet may still come, and is read. */
    @ParameterizedTest
    @EnumSource
    void forgedCountsCostOneRequestAndNoPacket(Reading reading) {
        ReferenceSender peer = peer(reading);
        int requests = 0;
        for (int packet = 0; packet < 6000; packet++) {
            byte[] forged = InnerPackets.randomOctets(random, 100);
            int next = packet & 0xfff;
            int other = (next + 1 + random.nextInt(4095)) & 0xfff;
            forged[0] = (byte) (0x10 | (other >> 8) | (random.nextBoolean() ? 0x80 : 0));
            forged[1] = (byte) other;
            requests += decrypt(forged) == MppeResult.GAP ? 1 : 0;
            assertNextDecrypts(peer);
        }
        assertThat(requests).isPositive();
    }

    @Test
    void aForgedPacketWithTheNextCountDoesNotMoveTheKeyStream() {
        ReferenceSender peer = peer(Reading.LINUX);
        int believed = 0;
        for (int packet = 0; packet < 2000; packet++) {
            byte[] inner = InnerPackets.ipv4(random);
            byte[] wire = peer.send(inner);
            byte[] forged = InnerPackets.randomOctets(random, 100);
            forged[0] = wire[0];
            forged[1] = wire[1];
            if (decrypt(forged) == MppeResult.DECRYPTED) {
                believed++; // 1 in 100: then the ends have lost each other until a reset
                assertThat(decrypt(wire)).isEqualTo(MppeResult.GAP);
                peer.reset();
            } else {
                assertDecrypts(wire, inner);
            }
        }
        assertThat(believed).isLessThan(60);
    }

    @Test
    void aRefusedPacketStaysAsItWas() {
        ReferenceSender peer = peer(Reading.LINUX);
        lose(peer, 1);
        byte[] wire = peer.send(InnerPackets.ipv4(random));
        PacketBuffer packet = PacketBuffer.copyOf(wire);

        assertThat(decryptor.decrypt(packet)).isEqualTo(MppeResult.GAP);

        assertThat(packet.toByteArray()).isEqualTo(wire);
    }

    @Test
    void whateverComesGivesAResultAndAResetBringsTheClientBack() {
        ReferenceSender peer = peer(Reading.LINUX);
        int decrypted = 0;
        for (int packet = 0; packet < 50_000; packet++) {
            now += TimeUnit.MILLISECONDS.toNanos(10);
            byte[] wire = packet % 10 == 0
                    ? peer.send(InnerPackets.ipv4(random))
                    : InnerPackets.randomOctets(random, random.nextInt(120));
            MppeResult result = decrypt(wire);
            if (result.kind() == MppeResult.Kind.RESET_NEEDED) {
                peer.reset();
            }
            decrypted += packet % 10 == 0 && result == MppeResult.DECRYPTED ? 1 : 0;
        }
        assertThat(decrypted).isGreaterThan(4500);
    }

    @Test
    void aClosedDecryptorLetsNothingPass() {
        byte[] wire = peer(Reading.LINUX).send(InnerPackets.ipv4(random));
        decryptor.close();

        assertThatThrownBy(() -> decrypt(wire)).isInstanceOf(IllegalStateException.class);
        wire[0] |= (byte) 0x80;
        assertThatThrownBy(() -> decrypt(wire)).isInstanceOf(IllegalStateException.class);
    }

    private static ReferenceSender peer(Reading reading) {
        return new ReferenceSender(MODE, START_KEY, reading);
    }

    private void lose(ReferenceSender peer, int packets) {
        for (int packet = 0; packet < packets; packet++) {
            peer.send(InnerPackets.ipv4(random, 20 + random.nextInt(9)));
        }
    }

    private void assertNextDecrypts(ReferenceSender peer) {
        byte[] inner = InnerPackets.ipv4(random);
        assertDecrypts(peer.send(inner), inner);
    }

    private void assertDecrypts(byte[] wire, byte[] inner) {
        PacketBuffer packet = PacketBuffer.copyOf(wire);
        assertThat(decryptor.decrypt(packet)).isEqualTo(MppeResult.DECRYPTED);
        assertThat(packet.toByteArray()).isEqualTo(inner);
    }

    private MppeResult decryptNext(ReferenceSender peer) {
        return decrypt(peer.send(InnerPackets.ipv4(random)));
    }

    private MppeResult decrypt(byte[] wire) {
        return decryptor.decrypt(PacketBuffer.copyOf(wire));
    }
}
