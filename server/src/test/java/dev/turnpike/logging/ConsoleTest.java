package dev.turnpike.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** systemd.exec(5): whoever reads JOURNAL_STREAM compares it with the device and inode of its own output. */
class ConsoleTest {

    @TempDir
    private Path directory;

    @Test
    void theJournalIsThereWhenItsDeviceAndInodeAreThoseOfTheOutput() throws IOException {
        Path output = Files.createFile(directory.resolve("output"));
        Path link = Files.createSymbolicLink(directory.resolve("1"), output);
        String stream = Files.getAttribute(output, "unix:dev") + ":" + Files.getAttribute(output, "unix:ino");
        assertThat(journal(link, Map.of("JOURNAL_STREAM", stream))).isTrue();
        assertThat(journal(link, Map.of("JOURNAL_STREAM", "9:12345"))).isFalse();
        assertThat(journal(link, Map.of("JOURNAL_STREAM", ""))).isFalse();
        assertThat(journal(link, Map.of())).isFalse();
        assertThat(journal(directory.resolve("none"), Map.of("JOURNAL_STREAM", stream)))
                .isFalse();
    }

    private static boolean journal(Path descriptor, Map<String, String> environment) {
        return Console.of(new ByteArrayOutputStream(), environment, descriptor).journal();
    }
}
