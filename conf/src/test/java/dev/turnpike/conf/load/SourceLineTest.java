package dev.turnpike.conf.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t", "# key = value", "; key = value", "  # x", "#"})
    void anEmptyLineOrACommentIsNothing(String line) {
        assertThat(SourceLine.of(line)).isEqualTo(new SourceLine.Blank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[provider.main]", "  [ provider.main ]  ", "[provider.main] # a comment", "[provider.main]\t; x"
            })
    void aSectionStandsInBrackets(String line) {
        assertThat(SourceLine.of(line)).isEqualTo(new SourceLine.Header("provider.main"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[]", "[server", "[a b]", "[server] x", "[server]#x", "[-a]", "[a]b]", "[a/b]"})
    void aBrokenHeadIsWrong(String line) {
        assertThat(SourceLine.of(line)).isInstanceOf(SourceLine.Wrong.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "mtu = 1400          | 1400",
                "mtu=1400            | 1400",
                "mtu = 1400 # old    | 1400",
                "mtu = 1400 ; old    | 1400",
                "mtu = 1400#old      | 1400#old",
                "mtu = 1400 # was: \"1500\" | 1400",
                "mtu = 1 # a \\      | 1",
                "mtu = a = b         | a = b",
                "mtu = a:b           | a:b",
                "mtu = don't         | don't",
                "mtu = 'a # b' # c   | 'a # b'",
                "mtu = \"a \\\" b\"  | \"a \\\" b\"",
                "mtu = C:\\          | C:\\"
            })
    void aValueEndsBeforeItsComment(String line, String value) {
        assertThat(SourceLine.of(line)).isEqualTo(new SourceLine.Assignment("mtu", value));
    }

    @Test
    void aValueMayBeEmptySoThatTheErrorCanNameTheKey() {
        assertThat(SourceLine.of("mtu =")).isEqualTo(new SourceLine.Assignment("mtu", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mtu", // no sign
                "mtu: 1400", // another format
                "m t u = 1", // blanks in the key
                "= 1", // no key
                "mtu = # none", // a comment for a value
                "mtu = \"1400", // a quote that is not closed
                "mtu = '1400' x", // something behind the quote
                "mtu = '1400'#x", // the same
                "mtu = \"1400\\\"", // the closing quote is escaped
                "mtu = 1400 \\", // would go on in the next line
                "mtu = \\", // the same
                "mtu = 1400 \\ # x", // the same
                "mtu = a=\"b\"", // the library would see the key `mtu = a`
                "mtu = a: 'b'", // the same
                "mtu = 1\u00004", // a control character, as in a file in UTF-16
                "mtu = 1\u001b[2J" // a control character that a terminal obeys
            })
    void aLineThatTheReaderWouldUnderstandInAnotherWayIsWrong(String line) {
        assertThat(SourceLine.of(line)).isInstanceOf(SourceLine.Wrong.class);
    }

    @Test
    void aLineDoesNotPrintItsValue() {
        assertThat(SourceLine.of("secret = hunter2").toString()).doesNotContain("hunter2");
    }
}
