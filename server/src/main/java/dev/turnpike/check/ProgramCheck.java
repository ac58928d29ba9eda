package dev.turnpike.check;

import dev.turnpike.auth.spi.ProviderCheck.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The programs that set addresses and firewall rules. */
final class ProgramCheck implements Check {

    private final Host host;

    ProgramCheck(Host host) {
        this.host = host;
    }

    @Override
    public Kind kind() {
        return Kind.MACHINE;
    }

    @Override
    public List<Finding> findings(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        findings.add(program("ip", "iproute2"));
        if (subject.config().tunnel().masquerade().isPresent()) {
            findings.add(program("nft", "nftables"));
        }
        return findings;
    }

    private Finding program(String name, String debianPackage) {
        Optional<Path> found = host.program(name);
        return found.isPresent()
                ? Findings.ok("program " + name, found.get().toString())
                : Findings.fail("program " + name, "is not installed", "apt install " + debianPackage);
    }
}
