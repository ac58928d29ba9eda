package dev.turnpike.auth.file;

import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The present version of the file. Any thread: one looks whether the file has changed, at most once a second, while the
 * others go on with what is known.
 *
 * <p>A new version that cannot be used leaves the one before in force, with one warning.
 */
final class CurrentSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentSecrets.class);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final int MAX_REMARKS_LOGGED = 50;

    /** What is known of the file. */
    sealed interface Picture {

        /** A version of it. */
        record Loaded(ChapSecretsFile file) implements Picture {}

        /** Nothing: no version of it could be used since the start. */
        record Missing(String why) implements Picture {}
    }

    private final FileConfig config;
    private final SecretFiles files;
    private final InstantSource clock;
    private final Consumer<String> warnings;
    private final ReentrantLock lock = new ReentrantLock();

    private volatile Picture picture = new Picture.Missing("not read yet"); // written under lock
    private Optional<FileStamp> seen = Optional.empty(); // guarded by lock
    private Instant checked; // guarded by lock

    /** Reads the file for the first time; warnings go to the log. */
    @Inject
    CurrentSecrets(FileConfig config, SecretFiles files, InstantSource clock) {
        this(config, files, clock, LOG::warn);
    }

    CurrentSecrets(FileConfig config, SecretFiles files, InstantSource clock, Consumer<String> warnings) {
        this.config = config;
        this.files = files;
        this.clock = clock;
        this.warnings = warnings;
        this.checked = clock.instant();
        load();
    }

    /** The version in force. */
    Picture get() {
        if (lock.tryLock()) {
            try {
                checkNowAndThen();
            } finally {
                lock.unlock();
            }
        }
        return picture;
    }

    private void checkNowAndThen() {
        Instant now = clock.instant();
        // The clock may have been set back.
        if (Duration.between(checked, now).abs().compareTo(CHECK_INTERVAL) < 0) {
            return;
        }
        checked = now;
        if (!stamp().equals(seen)) {
            load();
        }
    }

    private Optional<FileStamp> stamp() {
        try {
            return Optional.of(FileStamp.of(config.file()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private void load() {
        seen = stamp();
        try {
            SecretFiles.Content content = files.read(config.file());
            ChapSecretsFile file = ChapSecretsParser.parse(content.octets());
            content.wipe();
            seen = Optional.of(content.stamp());
            take(file);
        } catch (SecretFileException e) {
            keep(e);
        }
    }

    private void take(ChapSecretsFile file) throws SecretFileException {
        if (file.swallowed() && picture instanceof Picture.Loaded) {
            throw new SecretFileException(config.file() + " has a quote that is never closed", "close it");
        }
        picture = new Picture.Loaded(file);
        LOG.info("{} read, entries: {}", config.file(), file.entries().size());
        file.remarks().stream()
                .limit(MAX_REMARKS_LOGGED)
                .forEach(remark -> warnings.accept(config.file() + ":" + remark.line() + ": " + remark.text()));
        if (file.remarks().size() > MAX_REMARKS_LOGGED) {
            warnings.accept(config.file() + ": " + (file.remarks().size() - MAX_REMARKS_LOGGED)
                    + " more remarks: see turnpike check");
        }
        ServerNames.advice(file, config.serverName())
                .ifPresent(advice -> warnings.accept(config.file() + ": " + advice));
    }

    private void keep(SecretFileException problem) {
        switch (picture) {
            case Picture.Loaded loaded -> warnings.accept(problem.advice() + "; the users known before stay in force");
            case Picture.Missing missing -> {
                warnings.accept(problem.advice() + "; nobody can log in by it until then");
                picture = new Picture.Missing(problem.advice());
            }
        }
    }
}
