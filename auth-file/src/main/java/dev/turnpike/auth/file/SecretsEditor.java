package dev.turnpike.auth.file;

import dev.turnpike.conf.SecretText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Changes the octets of a secrets file and leaves every octet alone that the change is not about. Immutable.
 *
 * <p>Each change is read back and compared with what was meant: an odd line in the file, such as an open quote, can make
 * a change impossible, but never make it a different one.
 */
final class SecretsEditor {

    private static final Extent NOWHERE = new Extent(0, 0);

    private final byte[] content;
    private final ChapSecretsFile file;
    private final String serverName;

    /** Changes entries that are good for {@code serverName}. */
    SecretsEditor(byte[] content, String serverName) {
        this.content = content;
        this.file = ChapSecretsParser.parse(content);
        this.serverName = serverName;
    }

    List<ChapSecret> entries() {
        return file.entries();
    }

    /** The file with one entry more, for any server; empty if the user is there already. */
    Optional<byte[]> add(String name, SecretText secret, Optional<String> address) throws SecretFileException {
        byte[] client = SecretsText.name(name);
        byte[] word = SecretsText.secret(secret);
        byte[] column = SecretsText.address(address);
        if (file.named(name, serverName).findAny().isPresent()) {
            return Optional.empty();
        }
        boolean lineIsOpen = content.length > 0 && content[content.length - 1] != '\n';
        byte[] lineEnd = ascii(lineIsOpen ? "\n" : "");
        byte[] changed = join(content, lineEnd, client, ascii("\t*\t"), word, ascii("\t"), column, ascii("\n"));
        Arrays.fill(word, (byte) 0);
        List<ChapSecret> expected = new ArrayList<>(file.entries());
        List<String> addresses = List.of(new String(column, StandardCharsets.US_ASCII));
        expected.add(
                new ChapSecret(0, name, "*", new SecretColumn.Literal(secret), addresses, List.of(), NOWHERE, NOWHERE));
        return Optional.of(verified(changed, expected));
    }

    /** The file with another secret for a user; empty if there is no such user. */
    Optional<byte[]> changeSecret(String name, SecretText secret) throws SecretFileException {
        byte[] word = SecretsText.secret(secret);
        Optional<ChapSecret> found = file.named(name, serverName).findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ChapSecret entry = found.get();
        if (entry.secret() instanceof SecretColumn.InFile inFile) {
            throw new SecretFileException("the secret of this user is kept in " + inFile.file(), "change it there");
        }
        byte[] changed = replaced(content, entry.secretExtent(), word);
        Arrays.fill(word, (byte) 0);
        List<ChapSecret> expected = new ArrayList<>(file.entries());
        expected.set(expected.indexOf(entry), entry.withSecret(secret));
        return Optional.of(verified(changed, expected));
    }

    /** The file without a user; empty if there is none. Every entry goes that would let the user in by name. */
    Optional<byte[]> remove(String name) throws SecretFileException {
        List<ChapSecret> lastFirst = file.named(name, serverName)
                .sorted(Comparator.comparingInt(entry -> -entry.extent().start()))
                .toList();
        if (lastFirst.isEmpty()) {
            return Optional.empty();
        }
        byte[] changed = content;
        for (ChapSecret entry : lastFirst) {
            changed = replaced(changed, lines(entry.extent()), new byte[0]);
        }
        List<ChapSecret> expected = new ArrayList<>(file.entries());
        expected.removeAll(lastFirst);
        return Optional.of(verified(changed, expected));
    }

    /** The lines that an entry stands on, with a comment behind it. */
    private Extent lines(Extent entry) {
        int start = entry.start();
        while (start > 0 && content[start - 1] != '\n') {
            start--;
        }
        int end = entry.end();
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        return new Extent(start, Math.min(end + 1, content.length));
    }

    private static byte[] verified(byte[] changed, List<ChapSecret> expected) throws SecretFileException {
        List<ChapSecret> found = ChapSecretsParser.parse(changed).entries();
        boolean same = found.size() == expected.size();
        for (int i = 0; same && i < found.size(); i++) {
            same = found.get(i).hasContentOf(expected.get(i));
        }
        if (!same) {
            throw new SecretFileException(
                    "an open quote or a backslash at the end of a line stands in the way of this change",
                    "correct the file by hand; turnpike check names the line");
        }
        return changed;
    }

    private static byte[] replaced(byte[] content, Extent extent, byte[] replacement) {
        return join(
                Arrays.copyOf(content, extent.start()),
                replacement,
                Arrays.copyOfRange(content, extent.end(), content.length));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
