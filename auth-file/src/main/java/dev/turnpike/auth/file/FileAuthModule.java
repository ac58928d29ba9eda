package dev.turnpike.auth.file;

import dev.turnpike.auth.spi.AuthModule;
import dev.turnpike.conf.Settings;
import java.nio.file.Files;
import java.time.InstantSource;

/** Users in a chap-secrets file: {@code module = file}. {@link FileConfig} says which keys the section has. */
public final class FileAuthModule extends AuthModule {

    private final FileConfig config;
    private final SecretFiles files;

    /**
     * Reads the section, and notes as a problem a file that is there and may not be used: the server does not start with
     * secrets that others can read. A file that is not there yet is not a problem, or {@code turnpike user add} could
     * not create it.
     */
    public FileAuthModule(Settings settings) {
        config = FileConfig.from(settings);
        files = new SecretFiles(ProcessOwner.effectiveUid(), config.owner());
        if (!Files.notExists(config.file())) {
            noteProblem(settings);
        }
    }

    private void noteProblem(Settings settings) {
        try {
            files.read(config.file()).wipe();
        } catch (SecretFileException e) {
            settings.problem("file", e.advice());
        }
    }

    @Override
    protected void configure() {
        bind(FileConfig.class).toInstance(config);
        bind(SecretFiles.class).toInstance(files);
        bind(HostResolver.class).toInstance(HostResolver::system);
        bind(InstantSource.class).toInstance(InstantSource.system());
        bind(CurrentSecrets.class).asEagerSingleton();
        secretStore(ChapSecretsStore.class);
        check(FileCheck.class);
        userDirectory(ChapSecretsDirectory.class);
    }
}
