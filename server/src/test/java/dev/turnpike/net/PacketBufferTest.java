package dev.turnpike.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketBufferTest {

    private final PacketBuffer packet = PacketBuffer.copyOf(new byte[] {1, 2, 3, 4, 5, 6});

    @Test
    void aCopyStandsBehindTheHeadroom() {
        assertThat(packet.offset()).isEqualTo(PacketBuffer.HEADROOM);
        assertThat(packet.length()).isEqualTo(6);
        assertThat(packet.room()).isEqualTo(PacketBuffer.CAPACITY - PacketBuffer.HEADROOM);
        assertThat(packet.array()[packet.offset()]).isEqualTo((byte) 1);
        assertThat(packet.toByteArray()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void theHeadroomHoldsAllOuterHeaders() {
        // IP 20, GRE 16, PPP 4, MPPE 2, offload header of a TUN 10
        packet.prepend(20 + 16 + 4 + 2 + 10);
        assertThat(packet.length()).isEqualTo(58);
    }

    @Test
    void theLargestPacketFitsAndALargerOneDoesNot() {
        int largest = PacketBuffer.CAPACITY - PacketBuffer.HEADROOM;
        assertThat(PacketBuffer.copyOf(new byte[largest]).length()).isEqualTo(largest);
        assertThatThrownBy(() -> PacketBuffer.copyOf(new byte[largest + 1]))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aCopyIsIndependentOfItsSource() {
        byte[] source = {1, 2};
        PacketBuffer copy = PacketBuffer.copyOf(source);
        source[0] = 9;
        assertThat(copy.u8(0)).isEqualTo(1);
        copy.toByteArray()[1] = 9;
        assertThat(copy.u8(1)).isEqualTo(2);
    }

    @Test
    void fieldsAreUnsignedAndInNetworkOrder() {
        packet.putU8(0, 0x1ff);
        packet.putU16(1, 0x8001);
        assertThat(packet.u8(0)).isEqualTo(0xff);
        assertThat(packet.u16(1)).isEqualTo(0x8001);
        assertThat(packet.toByteArray()).containsExactly(0xff, 0x80, 0x01, 4, 5, 6);

        packet.putI32(2, 0xfedcba98);
        assertThat(packet.i32(2)).isEqualTo(0xfedcba98);
        assertThat(packet.toByteArray()).containsExactly(0xff, 0x80, 0xfe, 0xdc, 0xba, 0x98);
    }

    @Test
    void headersComeAndGoInFrontOfTheSameContent() {
        packet.skip(2);
        assertThat(packet.toByteArray()).containsExactly(3, 4, 5, 6);
        packet.prepend(1);
        packet.putU8(0, 7);
        assertThat(packet.toByteArray()).containsExactly(7, 3, 4, 5, 6);
        packet.truncate(3);
        assertThat(packet.toByteArray()).containsExactly(7, 3, 4);
    }

    @Test
    void allOfItMayBeSkippedAndAllOfTheHeadroomUsed() {
        packet.skip(6);
        assertThat(packet.length()).isZero();
        packet.prepend(PacketBuffer.HEADROOM + 6);
        assertThat(packet.offset()).isZero();
        assertThat(packet.room()).isEqualTo(PacketBuffer.CAPACITY);
    }

    @Test
    void thePacketNeverLeavesTheArrayAndIsUnchangedWhenItWould() {
        assertRefused(() -> packet.skip(7));
        assertRefused(() -> packet.prepend(PacketBuffer.HEADROOM + 1));
        assertRefused(() -> packet.truncate(7));
        assertRefused(() -> packet.truncate(-1));
        assertRefused(() -> packet.set(-1, 4));
        assertRefused(() -> packet.set(PacketBuffer.CAPACITY - 3, 4));
        assertRefused(() -> packet.set(0, -1));
        assertRefused(() -> packet.set(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertThat(packet.toByteArray()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, 4, 5, 6, Integer.MAX_VALUE})
    void nothingBesideThePacketIsReadOrWritten(int index) {
        assertRefused(() -> packet.i32(index));
        assertRefused(() -> packet.putI32(index, -1));
        if (index != 3 && index != 4) {
            assertRefused(() -> packet.u16(index));
            assertRefused(() -> packet.putU16(index, -1));
        }
        if (index == -1 || index > 5) {
            assertRefused(() -> packet.u8(index));
            assertRefused(() -> packet.putU8(index, -1));
        }
        assertThat(packet.toByteArray()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void givingItUpTwiceIsAnErrorAndNotSilence() {
        packet.release();
        assertThatThrownBy(packet::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("packet buffer released twice");
    }

    private static void assertRefused(Runnable access) {
        assertThatThrownBy(access::run).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
