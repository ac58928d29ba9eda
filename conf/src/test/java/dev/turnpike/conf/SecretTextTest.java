package dev.turnpike.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecretTextTest {

    @Test
    void itNeverPrintsItself() {
        SecretText secret = SecretText.of("hunter2");
        assertThat(secret).hasToString("***");
        assertThat("" + SecretText.of("")).isEqualTo("***"); // not even that there is none
    }

    @Test
    void theSourceMayBeWipedAndTheCopiesToo() {
        char[] source = {'a', 'b'};
        SecretText secret = SecretText.of(source);
        source[0] = 'x';
        secret.characters()[1] = 'x';
        secret.utf8()[1] = 'x';

        assertThat(secret.characters()).containsExactly('a', 'b');
        assertThat(secret.utf8()).containsExactly('a', 'b');
    }

    @Test
    void closingOverwritesWhatItHolds() {
        SecretText secret = SecretText.of("ab");
        secret.close();
        assertThat(secret.characters()).containsExactly('\0', '\0');
        secret.close(); // again is harmless
        assertThat(secret).hasToString("***");
    }

    @Test
    void emptyIsEmpty() {
        assertThat(SecretText.of("").isEmpty()).isTrue();
        assertThat(SecretText.of("").utf8()).isEmpty();
        assertThat(SecretText.of(" ").isEmpty()).isFalse();
    }

    @Test
    void utf8HasOneToFourOctetsACharacter() {
        assertThat(SecretText.of("a\u00e4\u20ac\ud83d\udd11").utf8())
                .containsExactly(0x61, 0xc3, 0xa4, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x94, 0x91);
    }

    @Test
    void utf8IsWhatThePlatformMakesOfAnyText() {
        Random random = new Random(6);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            // every third character is a surrogate, alone or paired: a lone one becomes a question mark
            random.ints(random.nextInt(12), 0, 3)
                    .map(kind -> kind == 0 ? 0xd800 + random.nextInt(0x800) : random.nextInt(0xd800))
                    .forEach(c -> text.append((char) c));

            assertThat(SecretText.of(text).utf8()).isEqualTo(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void twoSecretsAreNotComparedByTheirContent() {
        // Equality by content would leave a trace in time and in hash tables.
        assertThat(SecretText.of("a")).isNotEqualTo(SecretText.of("a"));
    }
}
