package dev.turnpike.probe.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** RFC 2759 section 6, and what servers make of it. */
class ChapFailureMessageTest {

    private static final String CHALLENGE = "00112233445566778899AABBCCDDEEFF";

    @Test
    void allFieldsAreRead() {
        ChapFailureMessage failure = ChapFailureMessage.parse("E=648 R=1 C=" + CHALLENGE + " V=3 M=change it");

        assertThat(failure.error()).isEqualTo(648);
        assertThat(failure.retryAllowed()).isTrue();
        assertThat(failure.challenge()).startsWith(0x00, 0x11).hasSize(16);
        assertThat(failure.message()).isEqualTo("change it");
    }

    @Test
    void theMessageCannotPassForAField() {
        ChapFailureMessage failure = ChapFailureMessage.parse("E=691 R=0 V=3 M=E=646 R=1 C=" + CHALLENGE);

        assertThat(failure.error()).isEqualTo(691);
        assertThat(failure.retryAllowed()).isFalse();
    }

    @Test
    void aRetryWithoutAChallengeToAnswerIsNone() {
        assertThat(ChapFailureMessage.parse("E=691 R=1 V=3").retryAllowed()).isFalse();
        assertThat(ChapFailureMessage.parse("E=691 R=1 C=0011 V=3").retryAllowed())
                .isFalse();
    }

    @Test
    void textWithoutFieldsIsAnOrdinaryRefusal() {
        // CHAP with MD5 has free text (RFC 1994 section 4.2).
        ChapFailureMessage failure = ChapFailureMessage.parse("Access denied");

        assertThat(failure.error()).isEqualTo(691);
        assertThat(failure.retryAllowed()).isFalse();
        assertThat(failure.message()).isEmpty();
    }

    @Test
    void arbitraryTextIsRead() {
        Random random = new Random(5);
        String alphabet = "E=R1C0V3M 69 \n\0aF";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(60); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(ChapFailureMessage.parse(text.toString()).error()).isNotNegative();
        }
    }
}
