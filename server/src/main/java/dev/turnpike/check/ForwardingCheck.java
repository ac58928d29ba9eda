package dev.turnpike.check;

import dev.turnpike.auth.spi.ProviderCheck.Finding;
import java.nio.file.Path;
import java.util.List;

/** Whether the kernel passes the clients' packets on. */
final class ForwardingCheck implements Check {

    private static final String WHAT = "forwarding";
    private static final String SETTING = "net.ipv4.ip_forward";
    private static final Path FILE = Path.of("/proc/sys/net/ipv4/ip_forward");

    private final Host host;

    ForwardingCheck(Host host) {
        this.host = host;
    }

    @Override
    public Kind kind() {
        return Kind.MACHINE;
    }

    @Override
    public List<Finding> findings(Subject subject) {
        boolean on = host.text(FILE).map(String::strip).orElse("").equals("1");
        return List.of(
                on
                        ? Findings.ok(WHAT, SETTING + " is 1")
                        : Findings.warn(
                                WHAT,
                                SETTING + " is not 1: clients reach this machine and nothing behind it",
                                "sysctl -w " + SETTING + "=1, and in /etc/sysctl.d/ for the next start"));
    }
}
