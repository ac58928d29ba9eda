package dev.turnpike.auth.file;

import dev.turnpike.auth.spi.SessionInfo;
import dev.turnpike.conf.SecretText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A directory with a secrets file, a clock that is set by hand and the warnings given. */
final class SecretsFixture implements InstantSource {

    final Path file;
    final FileConfig config;
    final SecretFiles files = new SecretFiles(ProcessOwner.effectiveUid(), Optional.empty());
    final List<String> warnings = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    SecretsFixture(Path directory) {
        file = directory.resolve("chap-secrets");
        config = new FileConfig(file, "turnpike", true, true, Optional.empty());
    }

    /** As an editor does that saves by renaming: a new inode, so that no two versions look the same. */
    SecretsFixture write(String content) {
        return write(content, "rw-------");
    }

    SecretsFixture write(String content, String mode) {
        try {
            Path fresh = file.resolveSibling("fresh");
            Files.writeString(fresh, content);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(mode));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String content() throws IOException {
        return Files.readString(file);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    ChapSecretsStore store() {
        return store(config);
    }

    ChapSecretsStore store(FileConfig another) {
        CurrentSecrets current = new CurrentSecrets(another, files, this, warnings::add);
        return new ChapSecretsStore(another, files, current, host -> Optional.empty(), warnings::add);
    }

    ChapSecretsDirectory directory() {
        return new ChapSecretsDirectory(config, files);
    }

    static SecretText secret(String text) {
        return SecretText.of(text);
    }

    static SessionInfo session() {
        InetAddress local = InetAddress.getLoopbackAddress();
        return new SessionInfo("1", local, local, 1, Instant.EPOCH);
    }
}
