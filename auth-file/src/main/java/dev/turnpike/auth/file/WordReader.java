package dev.turnpike.auth.file;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Splits a secrets file into words exactly as pppd does: blanks, quotes anywhere in a word, escapes, backslash-newline
 * and comments. Owned by one thread. Never fails: every sequence of octets is a sequence of words.
 */
final class WordReader {

    /** Octets of a word at most; pppd keeps one more for its end mark. */
    static final int MAX_WORD = 1023;

    private static final int END = -1;

    private final byte[] content;
    private int position;
    private int line = 1;
    private boolean first = true;

    /** Reads {@code content}, which is not copied. */
    WordReader(byte[] content) {
        this.content = content;
    }

    /** The next word; empty at the end of the file. */
    Optional<Word> next() {
        boolean startsRecord = skipToWord() || first;
        first = false;
        if (current() == END) {
            return Optional.empty();
        }
        return new WordScan(startsRecord).word();
    }

    /** Passes over blanks, comments and joined lines; true if a line ended on the way. */
    private boolean skipToWord() {
        boolean lineEnded = false;
        boolean comment = false;
        while (current() != END) {
            int c = current();
            if (c == '\n') {
                lineEnded = true;
                comment = false;
            } else if (!comment && c == '\\' && following() == '\n') {
                advance();
            } else if (!comment && c == '#') {
                comment = true;
            } else if (!comment && !isBlank(c)) {
                return lineEnded;
            }
            advance();
        }
        return lineEnded;
    }

    /** The word that begins at the present position. */
    private final class WordScan {

        private final byte[] value = new byte[MAX_WORD + 1]; // wiped at the end: it may be a secret
        private int length;
        private final Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
        private final boolean startsRecord;
        private final int start = position;
        private final int startLine = line;
        private int quote;

        WordScan(boolean startsRecord) {
            this.startsRecord = startsRecord;
        }

        Optional<Word> word() {
            while (current() != END && !atEndOfWord()) {
                if (current() == '\\') {
                    advance();
                    escape();
                } else if (quote != 0 && current() == quote) {
                    quote = 0;
                    advance();
                } else if (quote == 0 && (current() == '"' || current() == '\'')) {
                    quote = current();
                    advance();
                } else {
                    ordinary();
                }
            }
            return finish();
        }

        private boolean atEndOfWord() {
            return quote == 0 && (isBlank(current()) || current() == '#');
        }

        private void ordinary() {
            if (current() == '\n') {
                oddities.add(Oddity.NEWLINE_IN_QUOTES);
            }
            append(current());
            advance();
        }

        private void escape() {
            int c = current();
            if (c == END) {
                return;
            }
            if (isLetterOrDigit(c)) {
                oddities.add(Oddity.ESCAPE);
            }
            if (isOctal(c)) {
                append(number(8, 3));
            } else if (c == 'x') {
                advance();
                append(number(16, 2));
            } else {
                advance();
                appendUnlessNewline(c);
            }
        }

        private void appendUnlessNewline(int c) {
            if (c != '\n') {
                append(meaning(c));
            }
        }

        private int number(int radix, int digits) {
            int number = 0;
            for (int i = 0; i < digits && digit(current(), radix) >= 0; i++) {
                number = number * radix + digit(current(), radix);
                advance();
            }
            return number & 0xff;
        }

        private void append(int octet) {
            if (length < value.length) {
                value[length++] = (byte) octet;
            }
        }

        private Optional<Word> finish() {
            if (current() == END && length == 0) {
                return Optional.empty(); // pppd takes an empty word at the very end for no word
            }
            if (current() == '#') {
                oddities.add(Oddity.COMMENT_TOUCHES);
            }
            if (quote != 0) {
                oddities.add(Oddity.UNCLOSED_QUOTE);
            }
            byte[] text = cut();
            Arrays.fill(value, (byte) 0);
            return Optional.of(new Word(text, startsRecord, startLine, new Extent(start, position), oddities));
        }

        /** What is left of a word that pppd keeps in a buffer of fixed size as text that ends at its first zero. */
        private byte[] cut() {
            if (length > MAX_WORD) {
                oddities.add(Oddity.TOO_LONG);
            }
            int end = 0;
            while (end < Math.min(length, MAX_WORD) && value[end] != 0) {
                end++;
            }
            if (end < Math.min(length, MAX_WORD)) {
                oddities.add(Oddity.ZERO_OCTET);
            }
            return Arrays.copyOf(value, end);
        }
    }

    private int current() {
        return position < content.length ? content[position] & 0xff : END;
    }

    private int following() {
        return position + 1 < content.length ? content[position + 1] & 0xff : END;
    }

    private void advance() {
        if (current() == '\n') {
            line++;
        }
        position++;
    }

    private static int meaning(int escaped) {
        return switch (escaped) {
            case 'a' -> 0x07;
            case 'b' -> 0x08;
            case 'f' -> 0x0c;
            case 'n' -> 0x0a;
            case 'r' -> 0x0d;
            case 's' -> ' ';
            case 't' -> 0x09;
            default -> escaped;
        };
    }

    private static boolean isBlank(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r'); // C's isspace: tab, newline, vertical tab, form feed, return
    }

    private static boolean isOctal(int c) {
        return c >= '0' && c <= '7';
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static int digit(int c, int radix) {
        return c < 0x80 ? Character.digit(c, radix) : -1;
    }
}
