package dev.turnpike.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnpike.os.Capabilities.Capability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kernel's devices, each in a network namespace of its own that ends with the test: a JVM cannot enter one, so each
 * probe is a JVM that is started in one. Skipped, with the reason, where that is not allowed.
 */
class LinuxDevicesIT {

    @TempDir
    private Path directory;

    @BeforeEach
    void needsPrivileges() throws IOException {
        assumeTrue(
                Capabilities.effective().contains(Capability.NET_ADMIN)
                        && "root".equals(System.getProperty("user.name")),
                "needs root, for a private network namespace");
        assumeTrue(isInstalled("unshare"), "needs unshare (package util-linux)");
        assumeTrue(isInstalled("ip"), "needs ip (package iproute2)");
        assumeTrue(Files.exists(Path.of("/dev/net/tun")), "needs /dev/net/tun");
    }

    @Test
    void packetsGoThroughTheTunInBothDirections() throws Exception {
        passes(List.of("unshare", "--net"), "tun");
    }

    @Test
    void theTunReaderStopsWhenToldAndTellsWhenTheInterfaceIsDeleted() throws Exception {
        passes(List.of("unshare", "--net"), "tun-end");
    }

    @Test
    void greIsSentFromAChosenAddressAndReceived() throws Exception {
        passes(List.of("unshare", "--net"), "gre");
    }

    @Test
    void aFrameGoesThroughACallAndIsAcknowledged() throws Exception {
        passes(List.of("unshare", "--net"), "gre-call");
    }

    @Test
    void clientsReachTheWorldUnderTheServersAddress() throws Exception {
        assumeTrue(isInstalled("nft"), "needs nft (package nftables)");
        passes(List.of("unshare", "--net"), "masquerade");
    }

    @Test
    void theGreSocketOpensWithoutTheRightToForceItsBuffers() throws Exception {
        assumeTrue(isInstalled("setpriv"), "needs setpriv (package util-linux)");
        passes(List.of("unshare", "--net", "setpriv", "--bounding-set", "-net_admin"), "gre-open");
    }

    @Test
    void whoLacksTheCapabilitiesIsToldWhich() throws Exception {
        assumeTrue(isInstalled("setpriv"), "needs setpriv (package util-linux)");
        passes(List.of("unshare", "--net", "setpriv", "--bounding-set", "-net_admin,-net_raw"), "unprivileged");
    }

    private void passes(List<String> wrapper, String probe) throws Exception {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DeviceProbe.class.getName(), probe));
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(() -> probe + " said:\n" + read(output))
                .isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "nothing readable: " + e;
        }
    }

    private static boolean isInstalled(String program) {
        return List.of("/usr/bin", "/usr/sbin", "/bin", "/sbin").stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
