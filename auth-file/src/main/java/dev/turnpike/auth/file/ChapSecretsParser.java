package dev.turnpike.auth.file;

import dev.turnpike.conf.SecretText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the octets of a chap-secrets file as pppd does. Pure: no file is opened and no name is looked up. Never fails;
 * what was hardly meant becomes a remark.
 */
final class ChapSecretsParser {

    /** pppd cuts a longer secret, in octets. */
    static final int MAX_SECRET = 256;

    private final WordReader words;
    private final List<ChapSecret> entries = new ArrayList<>();
    private final Remarks remarks = new Remarks();

    private ChapSecretsParser(byte[] content) {
        words = new WordReader(content);
    }

    /** All entries of a file. The caller may wipe {@code content} afterwards. */
    static ChapSecretsFile parse(byte[] content) {
        return new ChapSecretsParser(content).parse();
    }

    /** The first word of a file that holds one secret; empty if there is none. */
    static Optional<SecretText> firstWord(byte[] content) {
        return new WordReader(content).next().map(ChapSecretsParser::secretText);
    }

    private ChapSecretsFile parse() {
        Optional<Word> word = words.next();
        List<Word> row = new ArrayList<>();
        while (word.isPresent()) {
            row.add(word.get());
            word = words.next();
            if (word.isEmpty() || word.get().startsRecord()) {
                finish(row);
                row.clear();
            }
        }
        return new ChapSecretsFile(entries, remarks.all(), remarks.swallowed());
    }

    private void finish(List<Word> row) {
        remarks.onWords(row);
        if (row.size() >= 3) {
            ChapSecret entry = entry(row);
            remarks.onEntry(entry);
            entries.add(entry);
        }
        row.forEach(word -> Arrays.fill(word.value(), (byte) 0));
    }

    private static ChapSecret entry(List<Word> row) {
        Word secret = row.get(2);
        List<String> tail =
                row.stream().skip(3).map(word -> WordText.text(word.value())).toList();
        int options = tail.contains("--") ? tail.indexOf("--") : tail.size();
        return new ChapSecret(
                row.get(0).line(),
                WordText.text(row.get(0).value()),
                WordText.text(row.get(1).value()),
                secretColumn(secret),
                tail.subList(0, options),
                tail.subList(Math.min(options + 1, tail.size()), tail.size()),
                new Extent(
                        row.getFirst().extent().start(), row.getLast().extent().end()),
                secret.extent());
    }

    private static SecretColumn secretColumn(Word word) {
        byte[] value = word.value();
        boolean inFile = value.length >= 2 && value[0] == '@' && value[1] == '/';
        return inFile
                ? new SecretColumn.InFile(WordText.text(value).substring(1))
                : new SecretColumn.Literal(secretText(word));
    }

    private static SecretText secretText(Word word) {
        byte[] octets = Arrays.copyOf(word.value(), Math.min(word.value().length, MAX_SECRET));
        char[] characters = WordText.characters(octets);
        SecretText secret = SecretText.of(characters);
        Arrays.fill(octets, (byte) 0);
        Arrays.fill(characters, '\0');
        return secret;
    }
}
