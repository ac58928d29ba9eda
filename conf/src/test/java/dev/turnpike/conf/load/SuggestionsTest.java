package dev.turnpike.conf.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    private static final List<String> KNOWN =
            List.of("listen", "name", "allow-from", "max-sessions", "max-sessions-per-address", "mtu");

    @ParameterizedTest
    @CsvSource({
        "listne, listen",
        "Listen, listen",
        "allow_from, allow-from",
        "maxsessions, max-sessions",
        "max-session-per-adress, max-sessions-per-address",
        "mru, mtu"
    })
    void aSlipOfTheFingerIsRecognised(String typed, String meant) {
        assertThat(Suggestions.nearest(typed, KNOWN)).contains(meant);
    }

    @Test
    void whatIsNearToNothingIsLeftAlone() {
        assertThat(Suggestions.nearest("proxyarp", KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "ab, ba, 1", "'', abc, 3", "abc, '', 3", "same, same, 0", "ca, abc, 3"})
    void theDistanceIsTheNumberOfEdits(String from, String to, int edits) {
        assertThat(Suggestions.distance(from, to)).isEqualTo(edits);
    }

    @Test
    void theDistanceIsTheSameBothWaysAndNeverLongerThanTheLongerWord() {
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            String a = word(random);
            String b = word(random);
            assertThat(Suggestions.distance(a, b))
                    .isEqualTo(Suggestions.distance(b, a))
                    .isLessThanOrEqualTo(Math.max(a.length(), b.length()));
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        random.ints(random.nextInt(10), 'a', 'e').forEach(c -> word.append((char) c));
        return word.toString();
    }
}
