package dev.turnpike.ppp.ipcp;

import dev.turnpike.ppp.negotiation.Negotiator;
import dev.turnpike.ppp.negotiation.Reply;
import dev.turnpike.ppp.negotiation.Verdict;
import java.net.Inet4Address;
import java.util.List;
import java.util.Optional;

/** The server's side of IPCP's negotiation. Owned by the session's thread. */
public final class IpcpNegotiator implements Negotiator<IpcpOption> {

    /** Naks of our own address after which we keep it to ourselves: no client needs to agree to it. */
    private static final int MAX_ADDRESS_NAKS = 3;

    private final IpcpPolicy policy;
    private boolean requestAddress = true;
    private int addressNaks;
    private Inet4Address peer;
    private Optional<String> impasse = Optional.empty();
    private Optional<Inet4Address> refused = Optional.empty();

    /** Negotiates by {@code policy}. */
    public IpcpNegotiator(IpcpPolicy policy) {
        this.policy = policy;
        this.peer = policy.leased();
    }

    @Override
    public void restarted() {
        requestAddress = true;
        addressNaks = 0;
        peer = policy.leased();
        refused = Optional.empty();
        impasse = Optional.empty();
    }

    @Override
    public List<IpcpOption> wanted() {
        return requestAddress ? List.of(new IpcpOption.Address(policy.ours())) : List.of();
    }

    @Override
    public Reply<IpcpOption> consider(List<IpcpOption> request) {
        boolean named = request.stream().anyMatch(IpcpNegotiator::isAddress);
        List<IpcpOption> missing = named ? List.of() : List.of(new IpcpOption.Address(policy.leased()));
        return Reply.to(request, missing, this::judge);
    }

    private static boolean isAddress(IpcpOption option) {
        return switch (option) {
            case IpcpOption.Address address -> true;
            case IpcpOption.Unknown unknown -> unknown.type() == IpcpOptionCodec.ADDRESS;
            case IpcpOption.Addresses addresses -> false;
            case IpcpOption.Compression compression -> false;
            case IpcpOption.MobileAddress mobile -> false;
            case IpcpOption.Server server -> false;
        };
    }

    private Verdict<IpcpOption> judge(IpcpOption option) {
        return switch (option) {
            case IpcpOption.Address(Inet4Address address) -> {
                boolean permitted = policy.permits(address);
                refused = permitted ? Optional.empty() : Optional.of(address);
                yield permitted ? Verdict.accept() : Verdict.suggest(new IpcpOption.Address(policy.leased()));
            }
            case IpcpOption.Server asked -> judgeServer(asked);
            case IpcpOption.Unknown unknown ->
                isAddress(unknown) ? Verdict.suggest(new IpcpOption.Address(policy.leased())) : Verdict.refuse();
            case IpcpOption.Addresses deprecated -> Verdict.refuse();
            case IpcpOption.Compression vanJacobson -> Verdict.refuse();
            case IpcpOption.MobileAddress mobile -> Verdict.refuse();
        };
    }

    private Verdict<IpcpOption> judgeServer(IpcpOption.Server asked) {
        Optional<Inet4Address> address = policy.address(asked.server());
        if (address.isEmpty()) {
            // Not a Nak with 0.0.0.0, which clients take for a server.
            return Verdict.refuse();
        }
        return address.get().equals(asked.address())
                ? Verdict.accept()
                : Verdict.suggest(new IpcpOption.Server(asked.server(), address.get()));
    }

    @Override
    public void granted(List<IpcpOption> request) {
        Optional<Inet4Address> agreed = Optional.empty();
        for (IpcpOption option : request) {
            if (option instanceof IpcpOption.Address(Inet4Address address)) {
                agreed = Optional.of(address);
            }
        }
        peer = agreed.orElse(policy.leased());
        if (agreed.isEmpty() && refused.isPresent()) {
            // It would go on with the address it may not have, and every packet of it would be dropped.
            String wish = refused.get().getHostAddress();
            impasse = Optional.of("client insists on address " + wish + " instead of " + peer.getHostAddress());
        }
    }

    @Override
    public void acked(List<IpcpOption> request) {
        // The policy's address stands, whether the client was asked or not.
    }

    @Override
    public void naked(List<IpcpOption> suggested) {
        if (suggested.stream().anyMatch(IpcpNegotiator::isAddress)) {
            addressNaks++;
            requestAddress = addressNaks < MAX_ADDRESS_NAKS;
        }
    }

    @Override
    public void rejected(List<IpcpOption> options) {
        requestAddress = false;
    }

    @Override
    public Optional<String> impasse() {
        return impasse;
    }

    /** What was agreed; complete while IPCP is Opened. */
    public IpcpAgreement agreement() {
        return new IpcpAgreement(policy.ours(), peer);
    }
}
