package dev.turnpike.config;

import dev.turnpike.address.Ipv4Range;
import dev.turnpike.conf.Settings;
import dev.turnpike.conf.ValueParser;
import dev.turnpike.conf.Values;
import dev.turnpike.net.Ipv4;
import dev.turnpike.net.Ipv4Network;
import java.net.Inet4Address;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code [tunnel]}.
 *
 * @param interfaceName the TUN device, as Linux names interfaces
 * @param localAddress the server's own address inside the tunnels; never given to a client
 * @param addressPool the addresses of clients; never empty, may overlap and may contain {@code localAddress}
 * @param dns up to two servers for the clients' names (RFC 1877)
 * @param wins up to two NetBIOS name servers (RFC 1877)
 * @param mtu octets of an inner packet
 * @param mssClamp whether TCP's largest segment is cut down to what fits the tunnel
 * @param masquerade the interface behind whose address the clients' packets leave; empty for none
 */
public record TunnelConfig(
        String interfaceName,
        Inet4Address localAddress,
        List<Ipv4Range> addressPool,
        List<Inet4Address> dns,
        List<Inet4Address> wins,
        int mtu,
        boolean mssClamp,
        Optional<String> masquerade) {

    /** The largest inner packet that crosses a path of 1500 octets in one piece: IP 20, GRE 16, PPP 4, MPPE 4. */
    public static final int UNFRAGMENTED_MTU = 1456;

    private static final int MIN_MTU = 576; // what every host must take, RFC 791 section 3.1
    private static final int MAX_MTU = 1500; // what every PPP peer must take, RFC 1661 section 6.1
    private static final int MAX_NAME_SERVERS = 2;
    private static final Ipv4Range DEFAULT_POOL = Ipv4Range.parse("10.17.0.0/18");

    static TunnelConfig from(Settings settings) {
        List<Ipv4Range> pool = nonEmpty(settings.list("address-pool", Ipv4Range::parse, List.of()));
        return new TunnelConfig(
                settings.value("interface", TunnelConfig::interfaceName, "turnpike0"),
                settings.value(
                        "local-address",
                        Values.IPV4_ADDRESS,
                        Ipv4.toAddress(pool.getFirst().first())),
                pool,
                nameServers(settings, "dns"),
                nameServers(settings, "wins"),
                settings.value("mtu", Values.integer(MIN_MTU, MAX_MTU), 1400),
                settings.value("mss-clamp", Values.FLAG, true),
                settings.value("masquerade", masqueraded(), Optional.empty()));
    }

    /** The networks that are routed into the tunnel: those of the pool. */
    public List<Ipv4Network> poolNetworks() {
        return addressPool.stream()
                .flatMap(range -> range.networks().stream())
                .distinct()
                .toList();
    }

    /** How many clients can have an address; a range that overlaps another counts for itself. */
    public long clientAddresses() {
        long all = addressPool.stream().mapToLong(Ipv4Range::size).sum();
        boolean own = addressPool.stream().anyMatch(range -> range.contains(Ipv4.toInt(localAddress)));
        return own ? all - 1 : all;
    }

    private static List<Ipv4Range> nonEmpty(List<Ipv4Range> pool) {
        return pool.isEmpty() ? List.of(DEFAULT_POOL) : pool;
    }

    private static List<Inet4Address> nameServers(Settings settings, String key) {
        List<Inet4Address> servers = settings.list(key, Values.IPV4_ADDRESS, List.of());
        if (servers.size() > MAX_NAME_SERVERS) {
            settings.problem(key, "names " + servers.size() + " servers, but PPP carries two: remove the others");
        }
        return servers;
    }

    private static ValueParser<Optional<String>> masqueraded() {
        return text -> text.equals("no") ? Optional.empty() : Optional.of(interfaceName(text));
    }

    private static String interfaceName(String text) {
        // IFNAMSIZ of Linux is 16 with the final zero; dev_valid_name() refuses . and .. and / and : and blanks.
        if (!text.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,14}")) {
            throw new IllegalArgumentException("is not the name of an interface: up to 15 letters, digits, . _ and -");
        }
        return text;
    }
}
