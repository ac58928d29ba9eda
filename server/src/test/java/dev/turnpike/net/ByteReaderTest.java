package dev.turnpike.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ByteReaderTest {

    @Test
    void fieldsAreReadInNetworkOrderAndUnsigned() throws MalformedPacketException {
        ByteReader reader = new ByteReader(octets(0xff, 0x80, 0x01, 0xfe, 0xdc, 0xba, 0x98));

        assertThat(reader.u8()).isEqualTo(0xff);
        assertThat(reader.u16()).isEqualTo(0x8001);
        assertThat(reader.i32()).isEqualTo(0xfedcba98);
        assertThat(reader.remaining()).isZero();
    }

    @Test
    void aReaderOfAPartSeesNeitherWhatIsBeforeNorWhatIsBehind() throws MalformedPacketException {
        ByteReader reader = new ByteReader(octets(1, 2, 3, 4), 1, 2);

        assertThat(reader.remaining()).isEqualTo(2);
        assertThat(reader.u16()).isEqualTo(0x0203);
        assertMalformed(reader::u8);
    }

    @Test
    void aPartThatDoesNotLieWithinTheArrayIsRefusedAtOnce() {
        assertThatThrownBy(() -> new ByteReader(new byte[4], 3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new ByteReader(new byte[4], -1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new ByteReader(new byte[4], 0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aFieldThatIsCutOffIsNotReadInPart() throws MalformedPacketException {
        ByteReader reader = new ByteReader(octets(1, 2, 3));

        assertThatThrownBy(reader::i32)
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("needs 4 more octets, 3 are left");
        assertThat(reader.u16()).isEqualTo(0x0102);
        assertThatThrownBy(reader::u16).hasMessage("needs 2 more octets, 1 are left");
        assertThat(reader.u8()).isEqualTo(3);
    }

    @Test
    void bytesAndTheRestAreCopies() throws MalformedPacketException {
        byte[] packet = octets(1, 2, 3, 4, 5);
        ByteReader reader = new ByteReader(packet);
        byte[] head = reader.bytes(2);
        byte[] rest = reader.rest();

        packet[0] = 9;
        packet[2] = 9;

        assertThat(head).containsExactly(1, 2);
        assertThat(rest).containsExactly(3, 4, 5);
        assertThat(reader.remaining()).isZero();
        assertThat(reader.rest()).isEmpty();
    }

    @Test
    void aSliceEndsWhereItWasCutAndTheReaderGoesOnBehindIt() throws MalformedPacketException {
        ByteReader reader = new ByteReader(octets(1, 2, 3, 4));
        ByteReader slice = reader.slice(3);

        assertThat(slice.remaining()).isEqualTo(3);
        assertThat(slice.u16()).isEqualTo(0x0102);
        assertMalformed(slice::u16);
        assertThat(reader.u8()).isEqualTo(4);
    }

    @Test
    void skippingPassesOver() throws MalformedPacketException {
        ByteReader reader = new ByteReader(octets(1, 2, 3));
        reader.skip(2);
        reader.skip(0);
        assertThat(reader.u8()).isEqualTo(3);
        assertMalformed(() -> reader.skip(1));
    }

    @Test
    void aNegativeCountIsNeverAWayBack() {
        ByteReader reader = new ByteReader(octets(1, 2, 3));
        assertMalformed(() -> reader.skip(-1));
        assertMalformed(() -> reader.bytes(-1));
        assertMalformed(() -> reader.slice(-1));
        assertMalformed(() -> reader.bytes(Integer.MAX_VALUE));
        assertMalformed(() -> reader.slice(Integer.MIN_VALUE));
        assertThat(reader.remaining()).isEqualTo(3);
    }

    @Test
    void whateverIsReadTheEndIsNeverPassed() {
        Random random = new Random(4);
        for (int round = 0; round < 20_000; round++) {
            byte[] packet = new byte[random.nextInt(30)];
            int offset = random.nextInt(packet.length + 1);
            int left = random.nextInt(packet.length - offset + 1);
            ByteReader reader = new ByteReader(packet, offset, left);
            for (int step = 0; step < 8; step++) {
                left -= readSomething(reader, random.nextInt(6), random.nextInt(12) - 2);
                assertThat(reader.remaining()).isEqualTo(left).isNotNegative();
            }
        }
    }

    /** The octets read: all that were asked for or none. */
    private static int readSomething(ByteReader reader, int what, int count) {
        try {
            return switch (what) {
                case 0 -> 1 + 0 * reader.u8();
                case 1 -> 2 + 0 * reader.u16();
                case 2 -> 4 + 0 * reader.i32();
                case 3 -> reader.bytes(count).length;
                case 4 -> reader.slice(count).remaining();
                default -> {
                    reader.skip(count);
                    yield count;
                }
            };
        } catch (MalformedPacketException e) {
            return 0;
        }
    }

    private static void assertMalformed(ThrowingCallable read) {
        assertThatThrownBy(read).isInstanceOf(MalformedPacketException.class);
    }

    private static byte[] octets(int... values) {
        byte[] octets = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            octets[i] = (byte) values[i];
        }
        return octets;
    }
}
