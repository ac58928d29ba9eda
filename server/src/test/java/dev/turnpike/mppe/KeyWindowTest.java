package dev.turnpike.mppe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyWindowTest {

    private static final byte[] START_KEY = HexFormat.of().parseHex("8b7cdc149b993a1ba118cb153f56dccb");
    private static final int FAR = KeyWindow.SIZE;

    private MppeKeySchedule keys;
    private KeyWindow window;

    @BeforeEach
    void openTheWindow() {
        open(128);
    }

    @Test
    void packetsInOrderCostOneChangeEach() {
        for (int packet = 0; packet < 5000; packet++) {
            assertThat(window.seek(1)).isEqualTo(1);
            window.accept();
        }
    }

    @Test
    void theFarEndIsWalkedToOnceAndThenIsNear() {
        assertThat(window.seek(FAR)).isEqualTo(FAR);
        for (int ahead = FAR; ahead > 1; ahead--) {
            assertThat(window.seek(ahead)).as("%d ahead", ahead).isLessThan(KeyWindow.SPACING);
        }
        assertThat(window.seek(1)).isZero(); // the key at hand
    }

    @Test
    void forgedCountsBetweenRealPacketsCostLittleForEver() {
        assertThat(window.seek(FAR)).isEqualTo(FAR);
        Random random = new Random(11);
        for (int packet = 0; packet < 20_000; packet++) {
            assertThat(window.seek(1 + random.nextInt(FAR))).isLessThanOrEqualTo(KeyWindow.SPACING);
            assertThat(window.seek(FAR)).isLessThanOrEqualTo(KeyWindow.SPACING);
            assertThat(window.seek(1)).isLessThanOrEqualTo(KeyWindow.SPACING);
            window.accept();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 56, 128})
    void howeverItIsSoughtTheKeyIsThatOfThePacket(int keyBits) {
        open(keyBits);
        List<byte[]> reference = referenceKeys(keyBits, 40_000);
        Random random = new Random(keyBits);
        int accepted = -1;
        while (accepted + FAR < reference.size()) {
            int ahead = 1 + random.nextInt(random.nextInt(4) == 0 ? FAR : 30);

            window.seek(ahead);

            assertThat(presentKey()).as("%d after %d", ahead, accepted).isEqualTo(reference.get(accepted + ahead));
            if (random.nextInt(3) == 0) {
                window.accept();
                accepted += ahead;
            }
        }
    }

    private void open(int keyBits) {
        keys = new MppeKeySchedule(new MppeMode(keyBits, true), START_KEY, new Rc4());
        window = new KeyWindow(keys);
    }

    /** The key of packet n is the first session key changed n + 1 times. */
    private static List<byte[]> referenceKeys(int keyBits, int packets) {
        ReferenceKeys reference = new ReferenceKeys(START_KEY, keyBits);
        List<byte[]> all = new ArrayList<>();
        for (int packet = 0; packet < packets; packet++) {
            reference.change();
            all.add(reference.sessionKey());
        }
        return all;
    }

    private byte[] presentKey() {
        byte[] key = new byte[keys.keyLength()];
        keys.save(key, 0);
        return key;
    }
}
