package dev.turnpike.check;

import dev.turnpike.auth.spi.ProviderCheck.Finding;
import dev.turnpike.config.ConfigWarnings;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The configuration: who may change it, and what in it works but should be known. */
final class WarningsCheck implements Check {

    private static final String WHAT = "configuration";

    private final Host host;

    WarningsCheck(Host host) {
        this.host = host;
    }

    @Override
    public Kind kind() {
        return Kind.CONFIGURATION;
    }

    @Override
    public List<Finding> findings(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        Set<PosixFilePermission> permissions = host.permissions(subject.file());
        if (permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            findings.add(Findings.fail(
                    WHAT, subject.file() + " can be changed by every user", "chmod o-w " + subject.file()));
        }
        for (String warning : ConfigWarnings.of(subject.config())) {
            findings.add(Findings.warn(WHAT, warning, ""));
        }
        if (findings.isEmpty()) {
            findings.add(Findings.ok(WHAT, subject.file().toString()));
        }
        return findings;
    }
}
