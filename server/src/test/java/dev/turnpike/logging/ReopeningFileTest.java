package dev.turnpike.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ReopeningFileTest {

    @TempDir
    private Path directory;

    private Path path;
    private final AtomicLong nanos = new AtomicLong();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

    @BeforeEach
    void nameTheFile() {
        path = directory.resolve("turnpike.log");
    }

    @Test
    void aNewFileIsForTheOwnerAndTheGroup() throws IOException {
        try (ReopeningFile file = open()) {
            file.write("a\n".getBytes(UTF_8));
        }
        assertThat(path).hasContent("a\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aRenamedFileIsFollowedByANewOneWithinASecond() throws IOException {
        Path old = directory.resolve("turnpike.log.1");
        try (ReopeningFile file = open()) {
            file.write("one\n".getBytes(UTF_8));
            Files.move(path, old);
            file.write("two\n".getBytes(UTF_8));
            passASecond();
            file.write("three\n".getBytes(UTF_8));
        }
        assertThat(old).hasContent("one\ntwo\n");
        assertThat(path).hasContent("three\n");
    }

    @Test
    void aFileThatWasPutInItsPlaceIsAppendedTo() throws IOException {
        try (ReopeningFile file = open()) {
            Files.move(path, directory.resolve("turnpike.log.1"));
            Files.writeString(path, "new\n");
            passASecond();
            file.write("line\n".getBytes(UTF_8));
        }
        assertThat(path).hasContent("new\nline\n");
    }

    @Test
    void aFileThatIsCutOffGoesOnAtItsStart() throws IOException {
        try (ReopeningFile file = open()) {
            file.write("one\n".getBytes(UTF_8));
            Files.newOutputStream(path, StandardOpenOption.TRUNCATE_EXISTING).close();
            file.write("two\n".getBytes(UTF_8));
        }
        assertThat(path).hasContent("two\n");
    }

    @Test
    void whileItCannotBeOpenedTheLossIsSaidOnceAndItGoesOnAfterwards() throws IOException {
        Path sub = Files.createDirectory(directory.resolve("sub"));
        path = sub.resolve("turnpike.log");
        try (ReopeningFile file = open()) {
            Files.delete(path);
            Files.delete(sub);
            passASecond();
            file.write("lost\n".getBytes(UTF_8));
            passASecond();
            file.write("lost\n".getBytes(UTF_8));
            Files.createDirectory(sub);
            passASecond();
            file.write("kept\n".getBytes(UTF_8));
        }
        assertThat(path).hasContent("kept\n");
        assertThat(complaints.toString(UTF_8).lines())
                .singleElement()
                .asString()
                .contains("log lines are lost");
    }

    @Test
    void aPlaceWhereNothingCanBeWrittenIsRefusedAtOnce() {
        path = directory.resolve("nowhere/turnpike.log");
        assertThatThrownBy(this::open).isInstanceOf(IOException.class);
    }

    private ReopeningFile open() throws IOException {
        return new ReopeningFile(path, nanos::get, new PrintStream(complaints, true, UTF_8));
    }

    private void passASecond() {
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    }
}
