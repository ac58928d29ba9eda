package dev.turnpike.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.dist.lab.Launcher;
import dev.turnpike.dist.lab.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bin/turnpike: which Java it takes, and what it says when there is none. */
class LauncherIT {
    @TempDir
    private Path homes;

    @Test
    void javaHomeIsTakenWhenItIsNewEnough() throws IOException {
        Outcome outcome = Launcher.withJava(javaOf("21.0.2"), javaOf("25")).run("serve", "--config", "a b");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.output()).contains("Java 21.0.2", "<dev.turnpike.main.Main>", "<serve>", "<a b>");
    }

    @Test
    void anOldJavaHomeIsPassedOver() throws IOException {
        Outcome outcome = Launcher.withJava(javaOf("17.0.15"), javaOf("21.0.2")).run("status");

        assertThat(outcome.output()).contains("Java 21.0.2", "<status>");
    }

    @Test
    void aJavaOfTheFirstNumberingIsOld() throws IOException {
        Outcome outcome =
                Launcher.withJava(javaOf("1.8.0_292"), javaOf("21.0.2")).run("status");

        assertThat(outcome.output()).contains("Java 21.0.2");
    }

    @Test
    void warningsOfNativeAccessAreAnsweredOnlyWhereTheyExist() throws IOException {
        String from24 = "<--sun-misc-unsafe-memory-access=allow>";

        assertThat(Launcher.withJava(javaOf("21.0.2"), homes).run("status").output())
                .doesNotContain(from24);
        assertThat(Launcher.withJava(javaOf("25.0.1"), homes).run("status").output())
                .contains(from24, "<--enable-native-access=ALL-UNNAMED>");
    }

    @Test
    void withoutAnyNewEnoughJavaItSaysWhatToInstall() throws IOException {
        Outcome outcome = Launcher.withJava(javaOf("17.0.15"), homes)
                .hidingInstalledJava()
                .run("status");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.output()).contains("no Java 21 or later", "openjdk-21-jre-headless", "JAVA_HOME");
    }

    /** A program that says of itself to be that version, and prints its arguments. */
    private Path javaOf(String version) throws IOException {
        Path home = Files.createDirectories(homes.resolve("java-" + version));
        Path bin = Files.createDirectories(home.resolve("bin"));
        String script = """
                #!/bin/sh
                if [ "$1" = -version ]; then
                    echo 'openjdk version "VERSION" 2026-01-01' >&2
                    exit
                fi
                echo "Java VERSION"
                printf '<%s>' "$@"
                """.replace("VERSION", version);
        Path java = Files.writeString(bin.resolve("java"), script, UTF_8);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }
}
