package dev.turnpike.conf.load;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one line of an INI file is. Stricter than the INI reader of Commons Configuration, which takes any line for
 * something: what is let through here means the same to both.
 */
sealed interface SourceLine {

    /** Nothing, or a comment. */
    record Blank() implements SourceLine {}

    /** {@code [name]}. */
    record Header(String name) implements SourceLine {}

    /** {@code key = value}; the value still has its quotes, but no comment behind it. */
    record Assignment(String key, String value) implements SourceLine {
        /** Keeps a secret out of whatever prints a line. */
        @Override
        public String toString() {
            return key;
        }
    }

    /** A line that may not stand in a configuration, and what to do about it. */
    record Wrong(String what) implements SourceLine {}

    /** What {@code line}, without its end, is. */
    static SourceLine of(String line) {
        String text = line.trim();
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            return new Wrong("has a control character: remove it, and save the file as UTF-8");
        }
        if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
            return new Blank();
        }
        return text.startsWith("[") ? Syntax.header(text) : Syntax.assignment(text);
    }

    /** The shapes of lines. */
    final class Syntax {

        private static final String NAME = "([A-Za-z0-9][A-Za-z0-9._-]*)";
        private static final String COMMENT = "\\s*(?:\\s[#;].*)?";
        private static final Pattern HEADER = Pattern.compile("\\[\\s*" + NAME + "\\s*]" + COMMENT);
        private static final Pattern ASSIGNMENT = Pattern.compile(NAME + "\\s*=\\s*(.*)");
        private static final Pattern QUOTED =
                Pattern.compile("(\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*')" + COMMENT);
        private static final Pattern COMMENT_START = Pattern.compile("\\s[#;]");
        // Commons Configuration would take the next line for the rest of the value.
        private static final Pattern CONTINUED = Pattern.compile("(?:.*\\s)?\\\\");
        // Commons Configuration would take the sign before the quote for the one behind the key.
        private static final Pattern QUOTE_BEHIND_SIGN = Pattern.compile("[^\"']*[=:]\\s*[\"'].*");

        private Syntax() {}

        private static SourceLine header(String text) {
            Matcher matcher = HEADER.matcher(text);
            return matcher.matches()
                    ? new Header(matcher.group(1))
                    : new Wrong("is not the head of a section: write [name], of letters, digits, dots and hyphens");
        }

        private static SourceLine assignment(String text) {
            Matcher matcher = ASSIGNMENT.matcher(text);
            if (!matcher.matches()) {
                return new Wrong("is not understood: write key = value, [section], or # before a comment");
            }
            String value = matcher.group(2);
            boolean quoted = value.startsWith("\"") || value.startsWith("'");
            return quoted ? quoted(matcher.group(1), value) : plain(matcher.group(1), value);
        }

        private static SourceLine quoted(String key, String value) {
            Matcher matcher = QUOTED.matcher(value);
            return matcher.matches()
                    ? new Assignment(key, matcher.group(1))
                    : new Wrong("has a quote that is not closed, or something behind the closing quote");
        }

        private static SourceLine plain(String key, String commented) {
            if (commented.startsWith("#") || commented.startsWith(";")) {
                return new Wrong("has a comment for a value: put the value in quotes, or remove the line");
            }
            String value = COMMENT_START.split(commented, 2)[0].trim();
            if (CONTINUED.matcher(value).matches()) {
                return new Wrong("ends in a backslash: a value stands on one line");
            }
            if (QUOTE_BEHIND_SIGN.matcher(value).matches()) {
                return new Wrong("has a quote in the middle of its value: put the whole value in quotes");
            }
            return new Assignment(key, value);
        }
    }
}
