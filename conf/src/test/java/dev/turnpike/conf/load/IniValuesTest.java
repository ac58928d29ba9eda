package dev.turnpike.conf.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IniValuesTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PORT", "1723",
            "TRICKY", "a${env:PORT}b$${x}",
            "LOOP", "${env:LOOP}",
            "EMPTY", "");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "0.0.0.0:${env:PORT}, 0.0.0.0:1723",
                "${env:PORT}, 1723",
                "x${env:EMPTY}y, xy",
                "${env:TRICKY}, a${env:PORT}b$${x}",
                "<${env:TRICKY}>, <a${env:PORT}b$${x}>",
                "${env:LOOP}, ${env:LOOP}",
                "$${env:PORT}, ${env:PORT}",
                "pa$$word, pa$$word",
                "a$b, a$b",
                "\"${env:PORT} # 1\", 1723 # 1"
            })
    void onlyTheEnvironmentIsAskedAndWhatItHoldsIsText(String value, String meaning) {
        assertThat(values(value).interpolated("s", "k")).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${env:MISSING}",
                "${sys:user.name}",
                "${const:java.lang.Integer.MAX_VALUE}",
                "${file:UTF-8:/etc/hostname}",
                "${script:javascript:1}",
                "${other}",
                "${k}",
                "${}",
                "${env:PORT",
                "${env:MISSING:-5}",
                "${env:${env:PORT}}"
            })
    void anyOtherVariableIsAnError(String value) {
        IniValues values = values(value);
        assertThatThrownBy(() -> values.interpolated("s", "k")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMissingVariableIsNamed() {
        IniValues values = values("${env:MISSING}");
        assertThatThrownBy(() -> values.interpolated("s", "k"))
                .hasMessageContaining("environment variable MISSING, which is not set");
    }

    @Test
    void aListIsSplitAtCommasUnlessABackslashStandsBefore() {
        assertThat(IniValues.list("a, b ,c\\,d,")).containsExactly("a", "b", "c,d", "");
    }

    /** What our check lets through and what the library reads are the same, whatever the text. */
    @Test
    void theLibraryFindsTheKeyAndTheValueThatWeFound() {
        Random random = new Random(7);
        String alphabet = "ab=:#;\"'\\ \t.,/@()[]\u00fc%|&!*";
        int read = 0;
        for (int round = 0; round < 30_000; round++) {
            StringBuilder text = new StringBuilder("k = ");
            random.ints(random.nextInt(12), 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
            if (SourceLine.of(text.toString()) instanceof SourceLine.Assignment(String key, String value)) {
                read++;
                boolean quoted = value.startsWith("\"") || value.startsWith("'");
                String meaning = quoted ? unquoted(value) : value;
                assertThat(values(value).raw("s", key)).as(text.toString()).isEqualTo(meaning);
                assertThat(values(value).raw("s", "next")).isEqualTo("1");
            }
        }
        assertThat(read).isGreaterThan(10_000);
    }

    private static String unquoted(String value) {
        String quote = value.substring(0, 1);
        return value.substring(1, value.length() - 1).replace("\\" + quote, quote);
    }

    private static IniValues values(String value) {
        Location where = new Location(0, "test.conf", 1);
        Section section = new Section(where, "s");
        section.entries().put("k", new Entry(where, Path.of(""), false, "k", value));
        section.entries().put("next", new Entry(where, Path.of(""), false, "next", "1"));
        Collection<Section> sections = List.of(section);
        return new IniValues(sections, ENVIRONMENT);
    }
}
