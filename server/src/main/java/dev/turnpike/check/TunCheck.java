package dev.turnpike.check;

import dev.turnpike.auth.spi.ProviderCheck.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The device that makes tunnel interfaces. */
final class TunCheck implements Check {

    private static final Path DEVICE = Path.of("/dev/net/tun");

    private final Host host;

    TunCheck(Host host) {
        this.host = host;
    }

    @Override
    public Kind kind() {
        return Kind.MACHINE;
    }

    @Override
    public List<Finding> findings(Subject subject) {
        Optional<String> failure = host.openFailure(DEVICE);
        return List.of(
                failure.isEmpty()
                        ? Findings.ok("TUN device", DEVICE.toString())
                        : Findings.fail(
                                "TUN device",
                                DEVICE + " " + failure.get(),
                                "modprobe tun; in a container also --device " + DEVICE));
    }
}
