package dev.turnpike.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.conf.Values;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxHostTest {

    @TempDir
    private Path directory;

    private final LinuxHost host = new LinuxHost(Map.of());

    @Test
    void aShortFileIsReadAndAMissingOneIsNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "text");
        assertThat(host.text(file)).contains("text");
        assertThat(host.text(directory.resolve("b"))).isEmpty();
    }

    @Test
    void aDeviceThatIsNotThereIsSaidToBeSo() throws IOException {
        assertThat(host.openFailure(Files.createFile(directory.resolve("device"))))
                .isEmpty();
        assertThat(host.openFailure(directory.resolve("none"))).contains("does not exist");
    }

    @Test
    void aProgramIsFoundOnThePathIfItCanBeRun() throws IOException {
        Path program = Files.createFile(directory.resolve("vpn-tool"));
        LinuxHost searching = new LinuxHost(Map.of("PATH", "/nonexistent:" + directory));
        assertThat(searching.program("vpn-tool")).isEmpty();
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        assertThat(searching.program("vpn-tool")).contains(program);
    }

    @Test
    void theLoopbackIsOursAndADocumentationAddressIsNot() {
        assertThat(host.hasAddress(InetAddress.getLoopbackAddress())).isTrue();
        assertThat(host.hasAddress(Values.INET_ADDRESS.parse("0.0.0.0"))).isTrue();
        assertThat(host.hasAddress(Values.INET_ADDRESS.parse("192.0.2.77"))).isFalse();
    }

    @Test
    void aTakenPortCannotBeListenedOn() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(host.listenFailure((InetSocketAddress) taken.getLocalSocketAddress()))
                    .isPresent();
        }
        assertThat(host.listenFailure(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)))
                .isEmpty();
    }

    @Test
    void thePermissionsOfAFileAreRead() throws IOException {
        Path file = Files.createFile(directory.resolve("a"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(PosixFilePermissions.toString(host.permissions(file))).isEqualTo("rw-r-----");
        assertThat(host.permissions(directory.resolve("none"))).isEmpty();
    }
}
