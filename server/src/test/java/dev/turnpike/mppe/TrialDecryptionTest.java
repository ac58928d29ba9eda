package dev.turnpike.mppe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.PacketBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialDecryptionTest {

    private static final byte[] KEY = HexFormat.of().parseHex("0102030405060708");

    private final Rc4 cipher = new Rc4();
    private final TrialDecryption trial = new TrialDecryption();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0021 4500 0014 0000 0000 4011 0000 0a000001 0a000002", // IPv4, 20 octets
                "21 4500 0014 0000 0000 4011 0000 0a000001 0a000002", // the same, protocol compressed
                "0021 4500 0014 0000 0000 4011 0000 0a000001 0a000002 0000", // padded behind its total length
                "0021 4600 0018 0000 0000 4011 0000 0a000001 0a000002 01010101", // with an option
                "0057 60000000 0000 3bff 00000000000000000000000000000001 00000000000000000000000000000002", // IPv6
                "57 60000000 0000 3bff 00000000000000000000000000000001 00000000000000000000000000000002"
            })
    void ipWithALengthThatFitsIsIp(String inner) {
        peek(inner);

        assertThat(trial.carriesIp()).isTrue();
        assertThat(trial.mayBeCarried()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0021 6500 0014 0000 0000 4011 0000 0a000001 0a000002", // version 6 in an IPv4 frame
                "0021 4400 0014 0000 0000 4011 0000 0a000001 0a000002", // header of 16 octets
                "0021 4600 0014 0000 0000 4011 0000 0a000001 0a000002", // header longer than the total length
                "0021 4500 0013 0000 0000 4011 0000 0a000001 0a000002", // total length shorter than a header
                "0021 4500 0015 0000 0000 4011 0000 0a000001 0a000002", // total length beyond the packet
                "0057 45000000 0000 3bff 00000000000000000000000000000001 00000000000000000000000000000002", // version
                // 4
                "0057 60000000 0001 3bff 00000000000000000000000000000001 00000000000000000000000000000002", // too long
                "002b ffff 0022 0000 0000 0000", // IPX
                "0021 4500", // cut off
                "00fd 9000 00000000000000" // MPPE within MPPE
            })
    void whatIsNotIpOrDoesNotFitIsNotIp(String inner) {
        peek(inner);

        assertThat(trial.carriesIp()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0021", "0021 4500", "21", "57", "0057 00", "002b ffff", "00f9 00", "0021 ff00 0000 0000 0000"})
    void aProtocolOfTheRangeMayBeCarriedWhateverFollows(String inner) {
        peek(inner);

        assertThat(trial.mayBeCarried()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00", // half a protocol field
                "0020", // RFC 1661 section 2: the last octet is odd
                "001f", // below the range of RFC 3078 section 3
                "00fb", // above it
                "00fd 9000",
                "8021 0101", // IPCP goes in clear
                "c021 0101", // LCP
                "0121",
                "2b ffff" // other compressed protocols are never agreed on
            })
    void noOtherProtocolMay(String inner) {
        peek(inner);

        assertThat(trial.mayBeCarried()).isFalse();
        assertThat(trial.carriesIp()).isFalse();
    }

    /** The chances that the package's documentation names. */
    @Test
    void randomOctetsSeldomPass() {
        Random random = new Random(1);
        int rounds = 2_000_000;
        int carried = 0;
        int ip = 0;
        PacketBuffer packet = PacketBuffer.copyOf(new byte[1402]);
        cipher.init(KEY, KEY.length);
        for (int round = 0; round < rounds; round++) {
            for (int octet = 0; octet < 12; octet += 4) {
                packet.putI32(octet, random.nextInt());
            }
            trial.peek(cipher, packet);
            carried += trial.mayBeCarried() ? 1 : 0;
            ip += trial.carriesIp() ? 1 : 0;
        }
        assertThat(carried).isLessThan(rounds / 90);
        assertThat(ip).isLessThan(rounds / 50_000);
    }

    private void peek(String inner) {
        byte[] octets = HexFormat.of().parseHex("9000" + inner.replace(" ", ""));
        cipher.init(KEY, KEY.length);
        cipher.process(octets, 2, octets.length - 2);
        PacketBuffer packet = PacketBuffer.copyOf(octets);
        cipher.init(KEY, KEY.length);
        trial.peek(cipher, packet);
        assertThat(packet.toByteArray()).isEqualTo(octets);
    }
}
