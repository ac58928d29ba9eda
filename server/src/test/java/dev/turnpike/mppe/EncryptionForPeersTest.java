package dev.turnpike.mppe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.mppe.ReferenceSender.Reading;
import dev.turnpike.net.PacketBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What we send, read by peers of either reading of RFC 3078 section 8.2. */
class EncryptionForPeersTest {

    private static final byte[] START_KEY = HexFormat.of().parseHex("8b7cdc149b993a1ba118cb153f56dccb");

    private final Random random = new Random(9);

    @ParameterizedTest
    @CsvSource({
        "40, true, RFC", "56, true, RFC", "128, true, RFC",
        "40, false, RFC", "56, false, RFC", "128, false, RFC",
        "40, false, LINUX", "56, false, LINUX", "128, false, LINUX"
    })
    void withoutLossEveryPeerReadsEveryPacket(int keyBits, boolean stateless, Reading reading) {
        MppeMode mode = new MppeMode(keyBits, stateless);
        MppeEncryptor encryptor = new MppeEncryptor(mode, START_KEY);
        ReferenceReceiver peer = new ReferenceReceiver(mode, START_KEY, reading);
        for (int packet = 0; packet < 10_000; packet++) {
            byte[] inner = InnerPackets.ipv4(random);
            assertThat(peer.receive(encrypt(encryptor, inner))).hasValue(inner);
        }
    }

    @ParameterizedTest
    @CsvSource({"40", "56", "128"})
    void inStatelessModeALossCostsNoOtherPacket(int keyBits) {
        MppeMode mode = new MppeMode(keyBits, true);
        MppeEncryptor encryptor = new MppeEncryptor(mode, START_KEY);
        ReferenceReceiver peer = new ReferenceReceiver(mode, START_KEY, Reading.RFC);
        for (int packet = 0; packet < 10_000; packet++) {
            byte[] inner = InnerPackets.ipv4(random);
            byte[] wire = encrypt(encryptor, inner);
            if (random.nextInt(5) != 0) {
                assertThat(peer.receive(wire)).hasValue(inner);
            }
        }
    }

    /** A Reset-Request takes a while to reach us, and packets are under way meanwhile. */
    @ParameterizedTest
    @EnumSource
    void afterALossAndAResetEveryPeerReadsOnAndNeverReadsNonsense(Reading reading) {
        MppeMode mode = new MppeMode(128, false);
        MppeEncryptor encryptor = new MppeEncryptor(mode, START_KEY);
        ReferenceReceiver peer = new ReferenceReceiver(mode, START_KEY, reading);
        int resetArrivesAt = -1;
        int read = 0;
        for (int packet = 0; packet < 60_000; packet++) {
            if (packet == resetArrivesAt) {
                encryptor.reset();
                resetArrivesAt = -1;
            }
            byte[] inner = InnerPackets.ipv4(random);
            byte[] wire = encrypt(encryptor, inner);
            if (random.nextInt(500) == 0) {
                continue; // lost
            }
            Optional<byte[]> got = peer.receive(wire);
            if (got.isPresent()) {
                assertThat(got).as("packet %d", packet).hasValue(inner);
                read++;
            } else if (resetArrivesAt < 0) {
                resetArrivesAt = packet + 1 + random.nextInt(60);
            }
        }
        assertThat(read).isGreaterThan(50_000);
    }

    @ParameterizedTest
    @EnumSource
    void burstsThatTakeFlagPacketsWithThemAreSurvived(Reading reading) {
        MppeMode mode = new MppeMode(40, false);
        MppeEncryptor encryptor = new MppeEncryptor(mode, START_KEY);
        ReferenceReceiver peer = new ReferenceReceiver(mode, START_KEY, reading);
        for (int round = 0; round < 200; round++) {
            int burst = 1 + random.nextInt(1500);
            for (int packet = 0; packet < burst; packet++) {
                encrypt(encryptor, InnerPackets.ipv4(random, 20));
            }
            for (int packet = 0; packet < 400; packet++) {
                byte[] inner = InnerPackets.ipv4(random, 20 + random.nextInt(20));
                peer.receive(encrypt(encryptor, inner))
                        .ifPresent(got -> assertThat(got).isEqualTo(inner));
                if (peer.resetWanted()) {
                    encryptor.reset();
                }
            }
            assertThat(peer.resetWanted()).isFalse();
        }
    }

    private static byte[] encrypt(MppeEncryptor encryptor, byte[] inner) {
        PacketBuffer packet = PacketBuffer.copyOf(inner);
        encryptor.encrypt(packet);
        return packet.toByteArray();
    }
}
