package dev.turnpike.tun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.PacketPool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OversizePacketTest {

    private final PacketPool pool = new PacketPool(8);

    @Test
    void theAnswerToAPacketThatMustNotBeCutIsIcmpFragmentationNeededWithTheMtu() {
        PacketBuffer packet = ipv4(1400, 0x4000);

        PacketBuffer answer = new PacketTooBig(pool).answer(packet, 1196);

        assertThat(answer.length()).isEqualTo(20 + 8 + 28); // RFC 792: the header and 64 bits of the data are quoted
        assertThat(answer.u8(9)).isEqualTo(1); // ICMP
        assertThat(answer.i32(12)).isEqualTo(packet.i32(16)); // Linux drops what comes from an address of its own
        assertThat(answer.i32(16)).isEqualTo(packet.i32(12)); // back to the sender
        assertThat(answer.u16(20)).isEqualTo(0x0304); // destination unreachable, fragmentation needed
        assertThat(answer.u16(26)).isEqualTo(1196); // RFC 1191 section 4
        assertThat(InternetChecksum.of(answer, 0, 20)).isZero();
        assertThat(InternetChecksum.of(answer, 20, answer.length() - 20)).isZero();
    }

    /** RFC 1122 section 3.2.2. */
    @Test
    void anIcmpErrorAndALaterFragmentAreNeverAnswered() {
        PacketBuffer error = ipv4(1400, 0x4000);
        error.putU8(9, 1); // ICMP
        error.putU8(20, 11); // time exceeded
        PacketBuffer echo = ipv4(1400, 0x4000);
        echo.putU8(9, 1);
        echo.putU8(20, 8); // echo request

        assertThat(PacketTooBig.mayAnswer(error)).isFalse();
        assertThat(PacketTooBig.mayAnswer(ipv4(1400, 0x4000 | 100))).isFalse();
        assertThat(PacketTooBig.mayAnswer(echo)).isTrue();
        assertThat(PacketTooBig.mayAnswer(ipv4(1400, 0x4000))).isTrue();
    }

    @Test
    void theSenderDecidesWhetherAPacketMayBeCut() {
        assertThat(Fragmenter.forbidden(ipv4(100, 0x4000))).isTrue();
        assertThat(Fragmenter.forbidden(ipv4(100, 0))).isFalse();
    }

    @Test
    void fragmentsFitTheMtuAndGiveThePacketBackWhenPutTogether() {
        PacketBuffer packet = ipv4(1400, 0);
        List<PacketBuffer> fragments = new ArrayList<>();

        new Fragmenter(pool).cut(packet, 576, fragments::add);

        assertThat(fragments).hasSize(3).allSatisfy(fragment -> {
            assertThat(fragment.length()).isLessThanOrEqualTo(576);
            assertThat(fragment.u16(2)).isEqualTo(fragment.length());
            assertThat(InternetChecksum.of(fragment, 0, 20)).isZero();
        });
        byte[] together = new byte[1380];
        for (PacketBuffer fragment : fragments) {
            int position = (fragment.u16(6) & 0x1fff) * 8;
            System.arraycopy(fragment.array(), fragment.offset() + 20, together, position, fragment.length() - 20);
        }
        packet.skip(20);
        assertThat(together).isEqualTo(packet.toByteArray());
        assertThat(fragments.stream().map(fragment -> fragment.u16(6) & 0x2000))
                .containsExactly(0x2000, 0x2000, 0); // more fragments, more fragments, last
    }

    @Test
    void aFragmentThatIsCutAgainKeepsItsPlaceAndItsMoreFragmentsBit() {
        PacketBuffer middle = ipv4(820, 0x2000 | 100);
        List<PacketBuffer> fragments = new ArrayList<>();

        new Fragmenter(pool).cut(middle, 420, fragments::add);

        assertThat(fragments.stream().map(fragment -> fragment.u16(6))).containsExactly(0x2000 | 100, 0x2000 | 150);
    }

    private static PacketBuffer ipv4(int length, int flags) {
        byte[] bytes = new byte[length];
        for (int i = 20; i < length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        PacketBuffer packet = PacketBuffer.copyOf(bytes);
        packet.putU16(0, 0x4500); // version 4, 5 words of header
        packet.putU16(2, length); // total length
        packet.putU16(6, flags); // flags and fragment offset
        packet.putU8(8, 64); // time to live
        packet.putU8(9, 17); // UDP
        packet.putI32(12, 0xc6336407); // 198.51.100.7
        packet.putI32(16, 0x0a000002); // 10.0.0.2
        packet.putU16(10, InternetChecksum.of(packet, 0, 20));
        return packet;
    }
}
