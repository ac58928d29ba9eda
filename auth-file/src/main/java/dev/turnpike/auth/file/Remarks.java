package dev.turnpike.auth.file;

import dev.turnpike.auth.spi.Grant;
import dev.turnpike.text.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers what is to be said about a file while it is read. Owned by the parser. No secret gets into a remark. */
final class Remarks {

    /** Octets of a name at most: a client cannot send more that pppd would keep. */
    static final int MAX_NAME = 255;

    private static final List<String> COLUMNS = List.of("name", "server", "secret");

    private record Names(String client, String server) {}

    private final List<Remark> remarks = new ArrayList<>();
    private final Map<Names, Integer> lines = new HashMap<>();
    private boolean swallowed;

    List<Remark> all() {
        return remarks;
    }

    /** Whether a quote was still open at the end of the file. */
    boolean swallowed() {
        return swallowed;
    }

    /** Remarks on the words of one row, and on a row that has too few. */
    void onWords(List<Word> row) {
        for (int column = 0; column < row.size(); column++) {
            String what = column < COLUMNS.size() ? COLUMNS.get(column) : "address or option";
            onWord(row.get(column), what);
        }
        if (row.size() < 3) {
            add(row.getFirst().line(), "has only " + row.size() + " of name, server and secret: dropped");
        }
    }

    private void onWord(Word word, String what) {
        for (Oddity oddity : word.oddities()) {
            add(word.line(), what + " " + text(oddity));
            swallowed |= oddity == Oddity.UNCLOSED_QUOTE;
        }
        if (!WordText.isUtf8(word.value())) {
            add(word.line(), what + " is not UTF-8: read as ISO 8859-1; save the file as UTF-8");
        }
        if (what.equals("secret") && word.value().length > ChapSecretsParser.MAX_SECRET) {
            add(word.line(), what + " is longer than " + ChapSecretsParser.MAX_SECRET + " octets: cut there");
        }
        if (what.equals("name") && word.value().length > MAX_NAME) {
            add(word.line(), what + " is longer than " + MAX_NAME + " octets: no client can send it");
        }
    }

    private static String text(Oddity oddity) {
        return switch (oddity) {
            case NEWLINE_IN_QUOTES ->
                "runs over the end of the line inside quotes: close the quote, or write \\\" or \\' for one that is meant";
            case UNCLOSED_QUOTE -> "has a quote that is never closed: everything behind it belongs to this word";
            case COMMENT_TOUCHES -> "ends at a # that starts a comment: put the word in quotes if the # belongs to it";
            case ESCAPE ->
                "has a single backslash before a letter or digit, which is an escape: write \\\\ for a backslash";
            case ZERO_OCTET -> "ends at an escape that stands for the octet zero";
            case TOO_LONG -> "is longer than " + WordReader.MAX_WORD + " octets: cut there";
        };
    }

    /** Remarks on one entry, given in the order of the file. */
    void onEntry(ChapSecret entry) {
        Integer before = lines.putIfAbsent(new Names(entry.client(), entry.server()), entry.line());
        if (before != null) {
            add(entry.line(), "is never used: line " + before + " has the same name and server");
        }
        if (entry.isForAnybody()) {
            add(entry.line(), "lets in any name that comes with this secret");
        }
        if (entry.secret() instanceof SecretColumn.Literal literal
                && literal.secret().isEmpty()) {
            add(entry.line(), "has an empty secret: nobody is let in by it");
        }
        entry.addresses().forEach(word -> onAddress(entry.line(), word));
        for (String option : PppdOptions.apply(entry.options(), Grant.builder())) {
            add(entry.line(), "option " + Printable.token(option) + " behind -- is not carried out");
        }
    }

    private void onAddress(int line, String word) {
        switch (AddressWord.parse(word)) {
            case AddressWord.Unusable unusable -> addAddress(line, word, unusable.why() + ": passed over");
            case AddressWord.Network network -> onNetwork(line, word, network);
            case AddressWord.Any any -> {}
            case AddressWord.None none -> {}
        }
    }

    private void onNetwork(int line, String word, AddressWord.Network network) {
        if (network.byUnit()) {
            addAddress(
                    line,
                    word,
                    "counts by interface unit, which there is none of here: any address of the network is given");
        }
        boolean host = Ipv4.parse(network.host()).map(Ipv4::isHost).orElse(true);
        if (network.permitted() && network.prefixLength() == 32 && !host) {
            addAddress(line, word, "is no address that a client can have: passed over");
        }
    }

    private void addAddress(int line, String word, String text) {
        add(line, "address " + Printable.token(word) + " " + text);
    }

    private void add(int line, String text) {
        remarks.add(new Remark(line, text));
    }
}
