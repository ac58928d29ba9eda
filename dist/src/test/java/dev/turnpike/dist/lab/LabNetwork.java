package dev.turnpike.dist.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The network of one test, in a namespace: a bridge that carries the server's public address, one tap per guest, and
 * an inner host (an address of the loopback interface) that clients reach only through their tunnel.
 */
public final class LabNetwork implements AutoCloseable {
    /** Where the server listens (RFC 5737 documentation address). */
    public static final String SERVER = "192.0.2.1";

    /** The server's end of every tunnel. */
    public static final String TUNNEL = "10.99.0.1";

    /** A host behind the server. */
    public static final String INNER_HOST = "198.51.100.1";

    static final String INNER_NETWORK = "198.51.100.0/24";
    static final String BRIDGE = "lan";

    private static final int FIRST_GUEST = 11;

    private final NetworkNamespace namespace;
    private int guests;

    private LabNetwork(NetworkNamespace namespace) {
        this.namespace = namespace;
    }

    static LabNetwork create(String name) {
        LabNetwork network = new LabNetwork(NetworkNamespace.create(name));
        try {
            network.configure();
            return network;
        } catch (LabException e) {
            network.close();
            throw e;
        }
    }

    private void configure() {
        namespace.ip("link set lo up");
        namespace.ip("address add " + INNER_HOST + "/32 dev lo");
        namespace.ip("link add " + BRIDGE + " type bridge");
        namespace.ip("address add " + SERVER + "/24 dev " + BRIDGE);
        namespace.ip("link set " + BRIDGE + " up");
        forward(true);
    }

    /** Lets packets between two clients pass through the kernel of the server's side, or stops them. */
    void forward(boolean on) {
        namespace.run("sh", "-c", "echo " + (on ? 1 : 0) + " > /proc/sys/net/ipv4/ip_forward");
    }

    /** Puts a tap for a guest on the bridge and returns the address that the guest shall take. */
    String attach(String tap) {
        namespace.ip("tuntap add dev " + tap + " mode tap");
        namespace.ip("link set " + tap + " master " + BRIDGE + " up");
        return "192.0.2." + (FIRST_GUEST + guests++);
    }

    ChildProcess start(String name, Path directory, List<String> command) {
        return namespace.start(name, directory, Map.of(), command);
    }

    /** Everything that a program could change in this network. */
    String state() {
        return namespace.run(
                "sh",
                "-c",
                "ls /sys/class/net; ip -4 address; ip -4 route show table all; ip -4 rule; nft list ruleset;"
                        + " grep -H . /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv4/conf/*/*");
    }

    @Override
    public void close() {
        namespace.close();
    }
}
