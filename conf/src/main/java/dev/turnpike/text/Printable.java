package dev.turnpike.text;

/**
 * Makes one token of text that somebody else chose: it cannot break a log line, forge another, hide what follows or move
 * a column.
 */
public final class Printable {

    /** Characters a token may have at most, escapes included; longer ones end in {@code ...}. */
    public static final int MAX_TOKEN = 96;

    private Printable() {}

    /**
     * The text with everything but visible ASCII letters, digits and harmless punctuation written as a backslash and
     * {@code xHH} or {@code uHHHH}; never empty (an empty text becomes {@code -}).
     */
    public static String token(String text) {
        if (text.isEmpty()) {
            return "-";
        }
        StringBuilder token = new StringBuilder(Math.min(text.length(), MAX_TOKEN));
        for (int i = 0; i < text.length(); i++) {
            String part = escape(text.charAt(i));
            if (token.length() + part.length() > MAX_TOKEN - 3) {
                return token.append("...").toString();
            }
            token.append(part);
        }
        return token.toString();
    }

    private static String escape(char c) {
        if (c == '\\') {
            return "\\\\";
        }
        boolean harmless = c > ' ' && c < 0x7f && c != '"' && c != '\'' && c != '`' && c != '=';
        if (harmless) {
            return String.valueOf(c);
        }
        return c < 0x100 ? String.format("\\x%02x", (int) c) : String.format("\\u%04x", (int) c);
    }
}
