package dev.turnpike.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/3, true",
        "/dev/tty1, true",
        "/dev/console, true",
        "/dev/null, false",
        "pipe:[123], false",
        "/tmp/log, false"
    })
    void aDescriptorIsATerminalByWhatItLinksTo(String target, boolean terminal) throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("fd"), Path.of(target));
        assertThat(Terminal.isTerminal(link)).isEqualTo(terminal);
        Files.delete(link); // the temporary directory would warn of where it leads
    }

    @Test
    void aDescriptorThatIsClosedIsNoTerminal() {
        assertThat(Terminal.isTerminal(directory.resolve("none"))).isFalse();
    }
}
