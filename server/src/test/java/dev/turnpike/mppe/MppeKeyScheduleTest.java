package dev.turnpike.mppe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MppeKeyScheduleTest {

    // RFC 3079 section 3.5: the server's send start key
    private static final byte[] START_KEY = HexFormat.of().parseHex("8b7cdc149b993a1ba118cb153f56dccb");

    @ParameterizedTest
    @CsvSource({"40, d1269ec49fa62e3e", "56, d15c00c49fa62e3e", "128, 405cb2247a7956e6e211007ae27b22d4"})
    void itBeginsWithTheSessionKeyOfTheRfc(int keyBits, String sessionKey) {
        assertThat(HexFormat.of().formatHex(key(schedule(keyBits, START_KEY)))).isEqualTo(sessionKey);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 56, 128})
    void everyChangeIsThatOfTheReference(int keyBits) {
        byte[] startKey = InnerPackets.randomOctets(new Random(keyBits), 16);
        MppeKeySchedule keys = schedule(keyBits, startKey);
        ReferenceKeys reference = new ReferenceKeys(startKey, keyBits);
        for (int change = 0; change < 5000; change++) {
            keys.change();
            reference.change();

            assertThat(key(keys)).as("change %d", change).isEqualTo(reference.sessionKey());
        }
    }

    @ParameterizedTest
    @CsvSource({"40, d1269e", "56, d1"})
    void theSaltStaysInEveryWeakKey(int keyBits, String salt) {
        // RFC 3078 section 7.3
        MppeKeySchedule keys = schedule(keyBits, START_KEY);
        for (int change = 0; change < 300; change++) {
            keys.change();
            assertThat(HexFormat.of().formatHex(key(keys))).startsWith(salt);
        }
    }

    @Test
    void aSavedKeyCanBeReturnedTo() {
        MppeKeySchedule keys = schedule(128, START_KEY);
        byte[] saved = new byte[40];
        keys.save(saved, 24);
        keys.change();
        byte[] next = key(keys);
        keys.change();

        keys.restore(saved, 24);
        keys.change();

        assertThat(key(keys)).isEqualTo(next);
    }

    @Test
    void wipedKeysEncryptNothingAnyMore() {
        MppeKeySchedule keys = schedule(128, START_KEY);

        keys.wipe();

        assertThat(key(keys)).containsOnly(0);
        assertThatThrownBy(keys::change).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys.start(new Rc4())).isInstanceOf(IllegalStateException.class);
    }

    private static MppeKeySchedule schedule(int keyBits, byte[] startKey) {
        return new MppeKeySchedule(new MppeMode(keyBits, true), startKey, new Rc4());
    }

    private static byte[] key(MppeKeySchedule keys) {
        byte[] key = new byte[keys.keyLength()];
        keys.save(key, 0);
        return key;
    }
}
