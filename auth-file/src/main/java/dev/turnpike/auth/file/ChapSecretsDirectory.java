package dev.turnpike.auth.file;

import dev.turnpike.auth.spi.UserDirectory;
import dev.turnpike.conf.SecretText;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the users in the file. Comments, order and lines that no entry came from stay as they are, octet for octet. Owned
 * by one thread; blocks. Another process may change the file meanwhile: then the change is refused, not mixed.
 */
final class ChapSecretsDirectory implements UserDirectory {

    private final FileConfig config;
    private final SecretFiles files;

    @Inject
    ChapSecretsDirectory(FileConfig config, SecretFiles files) {
        this.config = config;
        this.files = files;
    }

    /** Makes one change of a file; empty if there is nothing to change. */
    private interface Edit {
        Optional<byte[]> apply(SecretsEditor editor) throws SecretFileException;
    }

    @Override
    public List<Entry> list() throws IOException {
        Version version = version();
        List<Entry> entries = version.editor(config).entries().stream()
                .map(entry -> new Entry(entry.client(), entry.server(), entry.addresses()))
                .toList();
        version.wipe();
        return entries;
    }

    @Override
    public boolean add(String name, SecretText secret, Optional<String> address) throws IOException {
        return change(editor -> editor.add(name, secret, address));
    }

    @Override
    public boolean changeSecret(String name, SecretText secret) throws IOException {
        return change(editor -> editor.changeSecret(name, secret));
    }

    @Override
    public boolean remove(String name) throws IOException {
        return change(editor -> editor.remove(name));
    }

    private boolean change(Edit edit) throws IOException {
        Version version = version();
        try {
            Optional<byte[]> changed = edit.apply(version.editor(config));
            if (changed.isPresent()) {
                replace(version, changed.get());
            }
            return changed.isPresent();
        } finally {
            version.wipe();
        }
    }

    private void replace(Version version, byte[] content) throws IOException {
        if (!version.stamp().equals(stamp())) {
            throw new SecretFileException(config.file() + " was changed by somebody else just now", "try again");
        }
        AtomicFile.replace(config.file(), content, config.owner());
        Arrays.fill(content, (byte) 0);
    }

    /** What the file was when it was read; without a stamp where there was none. */
    private record Version(byte[] content, Optional<FileStamp> stamp) {
        SecretsEditor editor(FileConfig config) {
            return new SecretsEditor(content, config.serverName());
        }

        void wipe() {
            Arrays.fill(content, (byte) 0);
        }
    }

    private Version version() throws IOException {
        if (Files.notExists(config.file())) {
            return new Version(new byte[0], Optional.empty());
        }
        SecretFiles.Content content = files.read(config.file());
        return new Version(content.octets(), Optional.of(content.stamp()));
    }

    private Optional<FileStamp> stamp() throws IOException {
        return Files.notExists(config.file()) ? Optional.empty() : Optional.of(FileStamp.of(config.file()));
    }
}
