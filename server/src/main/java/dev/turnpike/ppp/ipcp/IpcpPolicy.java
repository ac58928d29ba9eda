package dev.turnpike.ppp.ipcp;

import java.net.Inet4Address;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the server gives by IPCP.
 *
 * @param ours our address in the tunnel
 * @param leased the address for the client
 * @param allowed whether the client may choose another address itself; never asked about {@code leased} or 0.0.0.0
 * @param nameServers what the client is told; what is absent is rejected
 */
public record IpcpPolicy(
        Inet4Address ours,
        Inet4Address leased,
        Predicate<Inet4Address> allowed,
        Map<NameServer, Inet4Address> nameServers) {

    /** Copies. */
    public IpcpPolicy {
        nameServers = Map.copyOf(nameServers);
    }

    /** A policy with the first two of each list of servers. */
    public static IpcpPolicy of(
            Inet4Address ours,
            Inet4Address leased,
            Predicate<Inet4Address> allowed,
            List<Inet4Address> dns,
            List<Inet4Address> wins) {
        EnumMap<NameServer, Inet4Address> servers = new EnumMap<>(NameServer.class);
        put(servers, dns, NameServer.PRIMARY_DNS, NameServer.SECONDARY_DNS);
        put(servers, wins, NameServer.PRIMARY_NBNS, NameServer.SECONDARY_NBNS);
        return new IpcpPolicy(ours, leased, allowed, servers);
    }

    private static void put(
            EnumMap<NameServer, Inet4Address> servers,
            List<Inet4Address> addresses,
            NameServer primary,
            NameServer secondary) {
        if (!addresses.isEmpty()) {
            servers.put(primary, addresses.get(0));
        }
        if (addresses.size() > 1) {
            servers.put(secondary, addresses.get(1));
        }
    }

    /** The address of that server, if one is configured. */
    Optional<Inet4Address> address(NameServer server) {
        return Optional.ofNullable(nameServers.get(server));
    }

    /** Whether the client may have that address. */
    boolean permits(Inet4Address address) {
        return address.equals(leased) || (!address.isAnyLocalAddress() && allowed.test(address));
    }
}
