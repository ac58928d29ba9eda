package dev.turnpike.os;

import dev.turnpike.net.Ipv4Network;
import dev.turnpike.tun.InterfaceName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lets clients reach the world under the server's address: one nftables table of our own with one rule. Immutable; platform
 * threads only.
 *
 * <p>The table is ours alone and is replaced as a whole, so nothing of the operator's rules is touched, and what a crash
 * left behind goes at the next start. Whether packets may be forwarded at all stays the operator's decision.
 */
public final class Masquerade {

    private static final String REMEDY =
            "install nftables, and run the server as root or by its service unit (CAP_NET_ADMIN);"
                    + " or set masquerade = no and translate addresses by other means";

    private final CommandRunner runner;
    private final InterfaceName tunnel;

    /** For the clients behind the interface {@code tunnel}. */
    public Masquerade(CommandRunner runner, InterfaceName tunnel) {
        this.runner = runner;
        this.tunnel = tunnel;
    }

    /**
     * Replaces the table.
     *
     * @param output the interface towards the world
     * @param networks the clients' addresses; not empty
     * @throws CommandException if nft fails; names the remedy
     */
    public void install(InterfaceName output, List<Ipv4Network> networks) throws CommandException {
        String sources = networks.stream().map(Ipv4Network::toString).collect(Collectors.joining(", "));
        // To add and delete first is one transaction with the rest: there is no moment without the rule.
        nft("""
                add table ip %1$s
                delete table ip %1$s
                table ip %1$s {
                    chain postrouting {
                        type nat hook postrouting priority 100; policy accept;
                        ip saddr { %2$s } oifname "%3$s" masquerade
                    }
                }
                """.formatted(table(), sources, output));
    }

    /** Removes the table; does nothing where there is none. */
    public void remove() throws CommandException {
        nft("add table ip %1$s%ndelete table ip %1$s%n".formatted(table()));
    }

    /** Its name: {@code turnpike_} and the interface's, with {@code -} and {@code .} as {@code _2d} and {@code _2e}. */
    String table() {
        return "turnpike_" + tunnel.text().replace("-", "_2d").replace(".", "_2e");
    }

    private void nft(String script) throws CommandException {
        try {
            runner.run(List.of("nft", "-f", "-"), script);
        } catch (CommandException e) {
            throw e.withRemedy(REMEDY);
        }
    }
}
