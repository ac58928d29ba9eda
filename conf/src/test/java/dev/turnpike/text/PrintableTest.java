package dev.turnpike.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void anOrdinaryNameStaysAsItIs() {
        assertThat(Printable.token("alice.smith@example.org")).isEqualTo("alice.smith@example.org");
    }

    @Test
    void aBackslashIsDoubledSoThatEscapesCannotBeForged() {
        assertThat(Printable.token("CORP\\alice")).isEqualTo("CORP\\\\alice");
    }

    @Test
    void blanksQuotesLineBreaksAndEqualSignsAreEscaped() {
        assertThat(Printable.token("a b\"c'\n=")).isEqualTo("a\\x20b\\x22c\\x27\\x0a\\x3d");
    }

    @Test
    void charactersBeyondAsciiAreEscapedByTheirNumber() {
        assertThat(Printable.token("\u00fc\u202e")).isEqualTo("\\xfc\\u202e");
    }

    @Test
    void nothingBecomesAHyphenSoThatNoColumnIsLost() {
        assertThat(Printable.token("")).isEqualTo("-");
    }

    @Test
    void aLongTextIsCutVisibly() {
        assertThat(Printable.token("x".repeat(500)))
                .hasSize(Printable.MAX_TOKEN)
                .endsWith("...");
    }

    @Test
    void whateverTheTextItIsOneVisibleAsciiToken() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(40), 0, 0x10000).forEach(c -> text.append((char) c));
            assertThat(Printable.token(text.toString())).matches("[!-~]{1,96}");
        }
    }
}
