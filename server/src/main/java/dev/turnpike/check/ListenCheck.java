package dev.turnpike.check;

import dev.turnpike.auth.spi.ProviderCheck.Finding;
import dev.turnpike.conf.HostPort;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The addresses on which clients are awaited. */
final class ListenCheck implements Check {

    private final Host host;

    ListenCheck(Host host) {
        this.host = host;
    }

    @Override
    public Kind kind() {
        return Kind.MACHINE;
    }

    @Override
    public List<Finding> findings(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (InetSocketAddress address : subject.config().server().listen()) {
            findings.add(listen(address));
            if (address.getAddress() instanceof Inet6Address) {
                findings.add(Findings.warn(
                        what(address),
                        "GRE over IPv6 is not there yet: a client that connects over IPv6 gets no tunnel",
                        "let clients connect over IPv4"));
            }
        }
        return findings;
    }

    private Finding listen(InetSocketAddress address) {
        if (!host.hasAddress(address.getAddress())) {
            return Findings.fail(
                    what(address),
                    "no interface of this machine has the address",
                    "correct [server] listen, or give the address to an interface");
        }
        Optional<String> failure = host.listenFailure(address);
        return failure.isEmpty()
                ? Findings.ok(what(address), "free")
                : Findings.warn(
                        what(address),
                        failure.get(),
                        "if it is not this server that runs already: ss -ltnp shows who, stop it (pptpd? accel-ppp?)");
    }

    private static String what(InetSocketAddress address) {
        return "listen " + new HostPort(address.getAddress().getHostAddress(), address.getPort());
    }
}
