package dev.turnpike.auth.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The words of a secrets file as pppd's options reader takes them. */
class WordReaderTest {

    @Test
    void wordsAreSplitAtBlanksOfEveryKind() {
        assertThat(texts("a b\tc\u000bd\fe\r\nf")).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void aNewlineStartsARecordAndBackslashNewlineDoesNot() {
        List<Word> words = words("a b\nc \\\nd");
        assertThat(words).extracting(Word::startsRecord).containsExactly(true, false, true, false);
    }

    @Test
    void backslashNewlineInsideAWordIsNotThere() {
        assertThat(texts("al\\\nice x")).containsExactly("alice", "x");
    }

    @Test
    void aCommentGoesToTheEndOfTheLineAndABackslashDoesNotProlongIt() {
        List<Word> words = words("# one two \\\na");
        assertThat(words).hasSize(1);
        assertThat(words.getFirst().startsRecord()).isTrue();
    }

    @Test
    void aHashDirectlyBehindAWordStartsACommentAndIsOdd() {
        Word word = words("abc#x y").getFirst();
        assertThat(text(word)).isEqualTo("abc");
        assertThat(word.oddities()).containsExactly(Oddity.COMMENT_TOUCHES);
        assertThat(words("abc#x y")).hasSize(1);
    }

    @Test
    void quotesOpenAndCloseInMidWord() {
        assertThat(texts("a\"b c\"d 'x\"y'z \"#\"")).containsExactly("ab cd", "x\"yz", "#");
    }

    @Test
    void anEmptyQuotedWordIsAWordUnlessTheFileEndsWithIt() {
        assertThat(texts("a \"\" b\n")).containsExactly("a", "", "b");
        assertThat(texts("a \"\"\n")).containsExactly("a", "");
        assertThat(texts("a \"\"")).containsExactly("a");
    }

    @Test
    void aNewlineInQuotesBelongsToTheWordAndIsOdd() {
        Word word = words("'a\nb' c").getFirst();
        assertThat(text(word)).isEqualTo("a\nb");
        assertThat(word.oddities()).containsExactly(Oddity.NEWLINE_IN_QUOTES);
    }

    @Test
    void anUnclosedQuoteKeepsTheWordAndIsOdd() {
        Word word = words("\"abc").getFirst();
        assertThat(text(word)).isEqualTo("abc");
        assertThat(word.oddities()).containsExactly(Oddity.UNCLOSED_QUOTE);
    }

    @Test
    void escapesStandForTheirCharactersInsideAndOutsideOfQuotes() {
        String control = "\u0007\b\f\n\r\t ";
        assertThat(texts("\\a\\b\\f\\n\\r\\t\\s \"\\a\\b\\f\\n\\r\\t\\s\"")).containsExactly(control, control);
        assertThat(texts("\\\\ \\\" \\' \\# \\ x '\\'' \\z")).containsExactly("\\", "\"", "'", "#", " x", "'", "z");
    }

    @Test
    void octalEscapesTakeOneToThreeDigitsAndKeepEightBits() {
        assertThat(texts("\\101\\7x \\1018 \\501")).containsExactly("A\u0007x", "A8", "A");
    }

    @Test
    void hexEscapesTakeOneOrTwoDigits() {
        assertThat(texts("\\x41\\x4az \\xA")).containsExactly("AJz", "\n");
    }

    @Test
    void anEscapeForZeroEndsTheWordAsItEndsAStringInC() {
        Word word = words("ab\\0cd").getFirst();
        assertThat(text(word)).isEqualTo("ab");
        assertThat(word.oddities()).contains(Oddity.ZERO_OCTET);
        assertThat(text(words("ab\\xzz").getFirst())).isEqualTo("ab");
    }

    @Test
    void aZeroOctetInTheFileIsNoQuote() {
        assertThat(texts("a\0b c")).containsExactly("a", "c");
    }

    @Test
    void aSingleBackslashBeforeALetterOrDigitIsOddAndADoubleOneIsNot() {
        assertThat(words("DOMAIN\\user").getFirst().oddities()).containsExactly(Oddity.ESCAPE);
        assertThat(words("DOMAIN\\\\user").getFirst().oddities()).isEmpty();
        assertThat(texts("CORP\\bob CORP\\\\bob")).containsExactly("CORP\bob", "CORP\\bob");
    }

    @Test
    void aWordIsCutAt1023Octets() {
        Word whole = words("x".repeat(1023)).getFirst();
        assertThat(whole.value()).hasSize(1023);
        assertThat(whole.oddities()).isEmpty();
        Word cut = words("x".repeat(1024) + " y").getFirst();
        assertThat(cut.value()).hasSize(1023);
        assertThat(cut.oddities()).containsExactly(Oddity.TOO_LONG);
    }

    @Test
    void linesAndExtentsTellWhereAWordStands() {
        String content = "# first\n  a 'b\nc'\nd";
        List<Word> words = words(content);
        assertThat(words).extracting(Word::line).containsExactly(2, 2, 4);
        assertThat(words)
                .extracting(word ->
                        content.substring(word.extent().start(), word.extent().end()))
                .containsExactly("a", "'b\nc'", "d");
    }

    @Test
    void whateverTheOctetsReadingThemEndsWithWordsInOrder() {
        Random random = new Random(4);
        String alphabet = "ab \t\n\\\"'#*@/x0\0\u00fc";
        for (int round = 0; round < 50_000; round++) {
            StringBuilder content = new StringBuilder();
            random.ints(random.nextInt(60), 0, alphabet.length()).forEach(i -> content.append(alphabet.charAt(i)));
            int end = 0;
            for (Word word : words(content.toString())) {
                assertThat(word.extent().start()).isGreaterThanOrEqualTo(end);
                assertThat(word.extent().end()).isGreaterThan(word.extent().start());
                end = word.extent().end();
            }
        }
    }

    private static List<Word> words(String content) {
        WordReader reader = new WordReader(content.getBytes(StandardCharsets.UTF_8));
        List<Word> words = new ArrayList<>();
        for (Optional<Word> word = reader.next(); word.isPresent(); word = reader.next()) {
            words.add(word.get());
        }
        return words;
    }

    private static List<String> texts(String content) {
        return words(content).stream().map(WordReaderTest::text).toList();
    }

    private static String text(Word word) {
        return new String(word.value(), StandardCharsets.UTF_8);
    }
}
