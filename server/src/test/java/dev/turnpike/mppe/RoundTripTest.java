package dev.turnpike.mppe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.turnpike.net.PacketBuffer;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTripTest {

    private final Random random = new Random(2);
    private final byte[] startKey = InnerPackets.randomOctets(random, 16);

    @ParameterizedTest
    @CsvSource({"40, true", "56, true", "128, true", "40, false", "56, false", "128, false"})
    void everySizeComesOutAsItWentIn(int keyBits, boolean stateless) {
        MppeMode mode = new MppeMode(keyBits, stateless);
        MppeEncryptor encryptor = new MppeEncryptor(mode, startKey);
        MppeDecryptor decryptor = new MppeDecryptor(mode, startKey, () -> 0);
        for (int size = 1; size <= 1500; size++) {
            byte[] inner = InnerPackets.randomOctets(random, 2 + size);
            inner[0] = 0;
            inner[1] = 0x21;
            PacketBuffer packet = PacketBuffer.copyOf(inner);

            encryptor.encrypt(packet);
            byte[] wire = packet.toByteArray();
            MppeResult result = decryptor.decrypt(packet);

            assertThat(result).isEqualTo(MppeResult.DECRYPTED);
            assertThat(packet.toByteArray()).isEqualTo(inner);
            assertThat(packet.offset()).isEqualTo(PacketBuffer.HEADROOM);
            assertThat(wire).hasSize(4 + size);
            if (size >= 16) {
                assertThat(Arrays.copyOfRange(wire, 2, wire.length)).isNotEqualTo(inner);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"40, true", "128, true", "40, false", "128, false"})
    void ipv4AndIpv6InEitherFormOfTheProtocolFieldSurviveLoss(int keyBits, boolean stateless) {
        MppeMode mode = new MppeMode(keyBits, stateless);
        ReferenceSender peer = new ReferenceSender(mode, startKey, ReferenceSender.Reading.RFC);
        MppeDecryptor decryptor = new MppeDecryptor(mode, startKey, () -> 0);
        for (int packets = 0; packets < 2000; packets++) {
            byte[] plain = random.nextBoolean()
                    ? InnerPackets.ipv4(random)
                    : InnerPackets.ipv6(random, 40 + random.nextInt(99));
            byte[] inner = random.nextBoolean() ? plain : InnerPackets.compressed(plain);
            PacketBuffer packet = PacketBuffer.copyOf(peer.send(inner));
            if (stateless && random.nextInt(10) == 0) {
                continue;
            }

            assertThat(decryptor.decrypt(packet)).isEqualTo(MppeResult.DECRYPTED);
            assertThat(packet.toByteArray()).isEqualTo(inner);
        }
    }

    @ParameterizedTest
    @CsvSource({"128, true", "40, false"})
    void noPacketAllocatesAnything(int keyBits, boolean stateless) {
        MppeMode mode = new MppeMode(keyBits, stateless);
        MppeEncryptor encryptor = new MppeEncryptor(mode, startKey);
        MppeDecryptor decryptor = new MppeDecryptor(mode, startKey, () -> 0);
        PacketBuffer packet = PacketBuffer.copyOf(InnerPackets.ipv4(random, 1400));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        exchange(encryptor, decryptor, packet, 30_000);

        long before = threads.getCurrentThreadAllocatedBytes();
        exchange(encryptor, decryptor, packet, 20_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(20_000);
    }

    private static void exchange(MppeEncryptor encryptor, MppeDecryptor decryptor, PacketBuffer packet, int packets) {
        for (int count = 0; count < packets; count++) {
            encryptor.encrypt(packet);
            if (decryptor.decrypt(packet) != MppeResult.DECRYPTED) {
                throw new AssertionError("packet " + count + " was not decrypted");
            }
        }
    }
}
