package dev.turnpike.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteWriterTest {

    @Test
    void fieldsAreWrittenInNetworkOrder() {
        ByteWriter writer =
                new ByteWriter().u8(0xff).u16(0x8001).i32(0xfedcba98).bytes(new byte[] {7, 8});

        assertThat(writer.toByteArray()).containsExactly(0xff, 0x80, 0x01, 0xfe, 0xdc, 0xba, 0x98, 0x07, 0x08);
        assertThat(writer.length()).isEqualTo(9);
    }

    @Test
    void onlyTheLowBitsOfAValueCount() {
        assertThat(new ByteWriter().u8(0x1ff).u16(-1).toByteArray()).containsExactly(0xff, 0xff, 0xff);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 1000})
    void itGrowsFromAnyCapacity(int capacity) {
        ByteWriter writer = new ByteWriter(capacity);
        for (int i = 0; i < 2000; i++) {
            writer.u16(i);
        }
        byte[] written = writer.toByteArray();
        assertThat(written).hasSize(4000);
        assertThat(written[3999]).isEqualTo((byte) 1999);
        assertThat(written[3998]).isEqualTo((byte) (1999 >> 8));
    }

    @Test
    void zerosAreZeroAlsoAcrossAGrowth() {
        byte[] written = new ByteWriter(16).u8(1).zeros(100).u8(2).toByteArray();

        assertThat(written).hasSize(102).startsWith(1).endsWith(2);
        assertThat(Arrays.copyOfRange(written, 1, 101)).containsOnly(0);
    }

    @Test
    void aNumberOfZerosBelowZeroIsRefusedAndTakesNothingBack() {
        ByteWriter writer = new ByteWriter().u16(0x0102);

        assertThatThrownBy(() -> writer.zeros(-1)).isInstanceOf(IllegalArgumentException.class);

        assertThat(writer.toByteArray()).containsExactly(1, 2);
    }

    @Test
    void aLengthCanBeSetAfterwards() {
        ByteWriter writer = new ByteWriter().u8(1).u16(0).u8(4);

        writer.setU16(1, 0x1203);

        assertThat(writer.toByteArray()).containsExactly(0x01, 0x12, 0x03, 0x04);
        assertThat(writer.length()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, 3, 40})
    void whatWasNotWrittenYetCannotBeOverwritten(int position) {
        ByteWriter writer = new ByteWriter().u8(1).u16(0x0203);

        assertThatThrownBy(() -> writer.setU16(position, 0xffff)).isInstanceOf(IndexOutOfBoundsException.class);

        assertThat(writer.zeros(2).toByteArray()).containsExactly(1, 2, 3, 0, 0);
    }

    @Test
    void theResultIsACopy() {
        ByteWriter writer = new ByteWriter().u8(1);
        writer.toByteArray()[0] = 9;
        assertThat(writer.toByteArray()).containsExactly(1);
    }

    @Test
    void whatIsWrittenIsWhatIsReadBack() throws MalformedPacketException {
        Random random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            byte[] blob = new byte[random.nextInt(80)];
            random.nextBytes(blob);
            int i32 = random.nextInt();
            int u16 = random.nextInt(1 << 16);
            int u8 = random.nextInt(1 << 8);

            byte[] packet = new ByteWriter(random.nextInt(30))
                    .u8(u8)
                    .bytes(blob)
                    .i32(i32)
                    .zeros(blob.length)
                    .u16(u16)
                    .toByteArray();

            ByteReader reader = new ByteReader(packet);
            assertThat(reader.u8()).isEqualTo(u8);
            assertThat(reader.bytes(blob.length)).isEqualTo(blob);
            assertThat(reader.i32()).isEqualTo(i32);
            assertThat(reader.bytes(blob.length)).isEqualTo(new byte[blob.length]);
            assertThat(reader.u16()).isEqualTo(u16);
            assertThat(reader.remaining()).isZero();
        }
    }
}
