package dev.turnpike.auth.file;

/** What pppd reads without a word though the author of the file hardly meant it. */
enum Oddity {
    /** A quoted part goes over the end of a line: most often a quote that was forgotten, as in {@code o'brien}. */
    NEWLINE_IN_QUOTES,
    /** A quoted part goes on to the end of the file. */
    UNCLOSED_QUOTE,
    /** A {@code #} directly behind the word starts a comment. */
    COMMENT_TOUCHES,
    /** A single backslash before a letter or digit: an escape, or a backslash that vanishes. */
    ESCAPE,
    /** An escape that stands for the octet zero ends the word. */
    ZERO_OCTET,
    /** More than {@link WordReader#MAX_WORD} octets; the rest is cut. */
    TOO_LONG
}
