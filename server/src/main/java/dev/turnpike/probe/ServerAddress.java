package dev.turnpike.probe;

import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.probe.report.PhaseFailedException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Finds a server's address; asks the name server, and so blocks. */
final class ServerAddress {

    private ServerAddress() {}

    /** The first IPv4 address: PPTP clients run GRE over IPv4. */
    static InetSocketAddress lookUp(String host, int port) throws PhaseFailedException {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (address instanceof Inet4Address) {
                    return new InetSocketAddress(address, port);
                }
            }
        } catch (UnknownHostException e) {
            throw unknown("no address for " + host);
        }
        throw unknown(host + " has no IPv4 address");
    }

    private static PhaseFailedException unknown(String detail) {
        return new PhaseFailedException(Failure.of(FailureCause.UNKNOWN_HOST, detail));
    }
}
