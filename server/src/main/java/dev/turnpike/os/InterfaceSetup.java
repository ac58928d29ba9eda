package dev.turnpike.os;

import dev.turnpike.net.Ipv4Network;
import dev.turnpike.tun.InterfaceName;
import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the tunnel's interface its address, its MTU and its routes, by the {@code ip} command. Immutable; platform threads
 * only. Nothing needs undoing: all of it vanishes with the interface.
 */
public final class InterfaceSetup {

    private static final String REMEDY =
            "run the server as root or by its service unit (CAP_NET_ADMIN), with the package iproute2 installed;"
                    + " the command can be tried by hand";

    private final CommandRunner runner;
    private final InterfaceName name;

    /** For an interface that exists. */
    public InterfaceSetup(CommandRunner runner, InterfaceName name) {
        this.runner = runner;
        this.name = name;
    }

    /**
     * Sets the interface up; may be repeated with other values, which adds to addresses and routes.
     *
     * @param local the server's address in the tunnel
     * @param mtu octets of the largest IP packet, so that the kernel tells senders of larger ones
     * @param routes the networks that clients' addresses come from
     * @throws CommandException if a command fails; names it and the remedy
     */
    public void configure(Inet4Address local, int mtu, List<Ipv4Network> routes) throws CommandException {
        ip("address", "replace", local.getHostAddress() + "/32", "dev", name.text());
        ip("link", "set", "dev", name.text(), "mtu", Integer.toString(mtu), "up");
        for (Ipv4Network network : routes) {
            addRoute(network);
        }
    }

    /** Sends what is for {@code network} into the tunnel; for an address that lies outside the pool. */
    public void addRoute(Ipv4Network network) throws CommandException {
        ip("route", "replace", network.toString(), "dev", name.text());
    }

    /** Ends what {@link #addRoute} began. */
    public void removeRoute(Ipv4Network network) throws CommandException {
        ip("route", "delete", network.toString(), "dev", name.text());
    }

    private void ip(String... arguments) throws CommandException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        try {
            runner.run(command, "");
        } catch (CommandException e) {
            throw e.withRemedy(REMEDY);
        }
    }
}
