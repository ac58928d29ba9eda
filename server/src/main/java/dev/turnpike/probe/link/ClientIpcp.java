package dev.turnpike.probe.link;

import dev.turnpike.net.Ipv4;
import dev.turnpike.ppp.ipcp.IpcpOption;
import dev.turnpike.ppp.ipcp.NameServer;
import dev.turnpike.ppp.negotiation.Negotiator;
import dev.turnpike.ppp.negotiation.Reply;
import dev.turnpike.ppp.negotiation.Verdict;
import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The client's side of IPCP's negotiation: asks for an address and for name servers. Owned by the link's thread. */
final class ClientIpcp implements Negotiator<IpcpOption> {

    private static final Inet4Address ANY = Ipv4.toAddress(0);

    private final boolean asksForWins;
    private final List<IpcpOption> requested = new ArrayList<>();
    private Inet4Address server = ANY;
    private Optional<String> impasse = Optional.empty();

    /** Asks for NBNS servers besides DNS servers where {@code asksForWins}. */
    ClientIpcp(boolean asksForWins) {
        this.asksForWins = asksForWins;
    }

    @Override
    public void restarted() {
        server = ANY;
        impasse = Optional.empty();
        requested.clear();
        requested.add(new IpcpOption.Address(ANY));
        for (NameServer each : NameServer.values()) {
            if (asksForWins || isDns(each)) {
                requested.add(new IpcpOption.Server(each, ANY));
            }
        }
    }

    @Override
    public List<IpcpOption> wanted() {
        return List.copyOf(requested);
    }

    @Override
    public Reply<IpcpOption> consider(List<IpcpOption> request) {
        return Reply.to(request, List.of(), ClientIpcp::judge);
    }

    private static Verdict<IpcpOption> judge(IpcpOption option) {
        return switch (option) {
            // A server without an address of its own has nothing that we could suggest.
            case IpcpOption.Address(Inet4Address address) -> address.equals(ANY) ? Verdict.refuse() : Verdict.accept();
            case IpcpOption.Addresses deprecated -> Verdict.refuse();
            case IpcpOption.Compression vanJacobson -> Verdict.refuse();
            case IpcpOption.MobileAddress mobile -> Verdict.refuse();
            case IpcpOption.Server asked -> Verdict.refuse();
            case IpcpOption.Unknown unknown -> Verdict.refuse();
        };
    }

    @Override
    public void granted(List<IpcpOption> request) {
        server = address(request);
    }

    @Override
    public void acked(List<IpcpOption> request) {
        if (address(request).equals(ANY)) {
            impasse = Optional.of("the server leaves us the address 0.0.0.0");
        }
    }

    @Override
    public void naked(List<IpcpOption> suggested) {
        for (IpcpOption option : suggested) {
            if (option instanceof IpcpOption.Address) {
                requested.replaceAll(old -> old instanceof IpcpOption.Address ? option : old);
            } else if (option instanceof IpcpOption.Server better) {
                requested.replaceAll(old ->
                        old instanceof IpcpOption.Server asked && asked.server() == better.server() ? better : old);
            }
        }
    }

    @Override
    public void rejected(List<IpcpOption> options) {
        if (options.stream().anyMatch(IpcpOption.Address.class::isInstance)) {
            impasse = Optional.of("the server assigns no addresses");
        }
        requested.removeAll(options);
    }

    @Override
    public Optional<String> impasse() {
        return impasse;
    }

    /** Ours, while IPCP is Opened. */
    Inet4Address ours() {
        return address(requested);
    }

    /** The server's; 0.0.0.0 if it did not tell. */
    Inet4Address server() {
        return server;
    }

    /** What the server named, primary first; none that it left at 0.0.0.0. */
    List<Integer> nameServers() {
        List<Integer> addresses = new ArrayList<>();
        for (IpcpOption option : requested) {
            if (option instanceof IpcpOption.Server named
                    && isDns(named.server())
                    && !named.address().equals(ANY)) {
                addresses.add(Ipv4.toInt(named.address()));
            }
        }
        return addresses;
    }

    private static Inet4Address address(List<IpcpOption> options) {
        for (IpcpOption option : options) {
            if (option instanceof IpcpOption.Address(Inet4Address address)) {
                return address;
            }
        }
        return ANY;
    }

    private static boolean isDns(NameServer server) {
        return switch (server) {
            case PRIMARY_DNS, SECONDARY_DNS -> true;
            case PRIMARY_NBNS, SECONDARY_NBNS -> false;
        };
    }
}
