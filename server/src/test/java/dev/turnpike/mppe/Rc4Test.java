package dev.turnpike.mppe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rc4Test {

    private final Random random = new Random(6229);
    private final Rc4 rc4 = new Rc4();

    @ParameterizedTest
    @CsvSource({ // RFC 6229 section 2: key, key stream from octet 0
        "0102030405060708, 97ab8a1bf0afb96132f2f67258da15a8",
        "0102030405060708090a0b0c0d0e0f10, 9ac7cc9a609d1ef7b2932899cde41b97"
    })
    void theKeyStreamsOfTheRfcComeOut(String keyHex, String stream) {
        byte[] key = HexFormat.of().parseHex(keyHex);
        byte[] zeros = new byte[16];

        rc4.init(key, key.length);
        rc4.process(zeros, 0, zeros.length);

        assertThat(HexFormat.of().formatHex(zeros)).isEqualTo(stream);
    }

    /**
     * RFC 3079 sections 3.5.1 to 3.5.3, "Sample Encrypted Message". For 56 bits the RFC prints 58 as the last octet; it is
     * B8, as the platform's cipher says too: the key stream of a key does not depend on who prints it.
     */
    @ParameterizedTest
    @CsvSource({
        "d1269ec49fa62e3e, 929137917e5803d668d75898",
        "d15c00c49fa62e3e, 3f106833fa448da842bc57b8",
        "405cb2247a7956e6e211007ae27b22d4, 81848317df68846272fb5abe"
    })
    void theSampleMessagesOfTheRfcComeOut(String keyHex, String cipherText) {
        byte[] key = HexFormat.of().parseHex(keyHex);
        byte[] message = "test message".getBytes(StandardCharsets.US_ASCII);
        byte[] byPlatform = ReferenceKeys.update(ReferenceKeys.cipher(key), message);

        rc4.init(key, key.length);
        rc4.process(message, 0, message.length);

        assertThat(HexFormat.of().formatHex(message)).isEqualTo(cipherText);
        assertThat(message).isEqualTo(byPlatform);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32, 64, 128})
    void everyLengthAtEveryAlignmentIsWhatThePlatformsCipherMakes(int keyLength) {
        for (int length = 0; length <= 300; length++) {
            byte[] key = InnerPackets.randomOctets(random, keyLength);
            byte[] data = InnerPackets.randomOctets(random, length + 40);
            int offset = length % 17;
            byte[] text = Arrays.copyOfRange(data, offset, offset + length);
            byte[] expected = data.clone();
            System.arraycopy(ReferenceKeys.update(ReferenceKeys.cipher(key), text), 0, expected, offset, length);

            rc4.init(key, keyLength);
            rc4.process(data, offset, length);

            assertThat(data).as("length %d", length).isEqualTo(expected);
        }
    }

    @Test
    void theKeyStreamRunsOnAcrossPiecesOfAnySize() {
        byte[] key = InnerPackets.randomOctets(random, 16);
        Cipher reference = ReferenceKeys.cipher(key);
        rc4.init(key, 16);
        for (int round = 0; round < 2000; round++) {
            byte[] piece = InnerPackets.randomOctets(random, random.nextInt(50));
            byte[] expected = ReferenceKeys.update(reference, piece);

            rc4.process(piece, 0, piece.length);

            assertThat(piece).isEqualTo(expected);
        }
    }

    @Test
    void aCopyGoesOnWhereTheOriginalStandsAndLeavesItAlone() {
        byte[] key = InnerPackets.randomOctets(random, 8);
        rc4.init(key, 8);
        rc4.process(new byte[77], 0, 77);
        Rc4 copy = new Rc4();
        byte[] byCopy = new byte[33];
        byte[] byOriginal = new byte[33];

        copy.copyFrom(rc4);
        copy.process(byCopy, 0, 33);
        rc4.process(byOriginal, 0, 33);

        assertThat(byCopy).isEqualTo(byOriginal);
    }

    @Test
    void nothingPassesInClearBeforeTheFirstKeyOrAfterTheLast() {
        byte[] data = new byte[8];
        assertThatThrownBy(() -> rc4.process(data, 0, 8)).isInstanceOf(IllegalStateException.class);

        rc4.init(new byte[8], 8);
        rc4.wipe();

        assertThatThrownBy(() -> rc4.process(data, 0, 8)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keysAndRangesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> rc4.init(new byte[12], 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the key must have a power of two of octets, not 12");
        assertThatThrownBy(() -> rc4.init(new byte[0], 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rc4.init(new byte[512], 512)).isInstanceOf(IllegalArgumentException.class);
        rc4.init(new byte[16], 16);
        assertThatThrownBy(() -> rc4.process(new byte[8], 4, 5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> rc4.process(new byte[8], -1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
