package dev.turnpike.dist.lab;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * What the machine must offer. What is missing skips a test with that as its reason; in continuous integration
 * (environment CI=true) it fails the test, since nobody reads the reasons there.
 */
final class LabRequirements {
    private static final List<Path> DIRECTORIES =
            List.of(Path.of("/usr/local/sbin"), Path.of("/usr/local/bin"), Path.of("/usr/sbin"), Path.of("/usr/bin"));

    /** Program to Debian package. */
    private static final Map<String, String> PROGRAMS = Map.ofEntries(
            entry(UmlKernel.PROGRAM, "user-mode-linux"),
            entry("pppd", "ppp"),
            entry("pptp", "pptp-linux"),
            entry("ip", "iproute2"),
            entry("unshare", "util-linux"),
            entry("nft", "nftables"),
            entry("modprobe", "kmod"),
            entry("ping", "iputils-ping"),
            entry("iperf3", "iperf3"),
            entry("tcpdump", "tcpdump"),
            entry("tshark", "tshark"));

    private static final List<String> MODULES = List.of("ppp/ppp_generic", "ppp/ppp_async", "ppp/ppp_mppe", "ifb");

    private LabRequirements() {}

    /** Returns normally when everything is there. */
    static void check() {
        List<String> missing = missing();
        if (missing.isEmpty()) {
            return;
        }
        String message = "the laboratory lacks: " + String.join("; ", missing) + " (dist/verify installs all of it)";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        Assumptions.abort(message);
    }

    private static List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!isRoot()) {
            missing.add("the rights of root, to make network namespaces");
        }
        if (!Files.isReadable(Path.of("/dev/net/tun"))) {
            missing.add("the device /dev/net/tun");
        }
        PROGRAMS.forEach((program, debianPackage) -> {
            if (DIRECTORIES.stream().noneMatch(directory -> Files.isExecutable(directory.resolve(program)))) {
                missing.add("the program " + program + " of the package " + debianPackage);
            }
        });
        if (missing.isEmpty()) {
            Path drivers = UmlKernel.modules().resolve("kernel/drivers/net");
            MODULES.stream()
                    .map(module -> drivers.resolve(module + ".ko"))
                    .filter(Files::notExists)
                    .forEach(module -> missing.add("the kernel module " + module));
        }
        return missing;
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
