package dev.turnpike.probe.link;

import dev.turnpike.mppe.MppeMode;
import dev.turnpike.ppp.ccp.CcpOption;
import dev.turnpike.ppp.ccp.KeyStrength;
import dev.turnpike.ppp.negotiation.Negotiator;
import dev.turnpike.ppp.negotiation.Reply;
import dev.turnpike.ppp.negotiation.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The client's side of CCP's negotiation (RFC 3078 section 2.1): requests all it can do in one option, as Windows and pppd
 * do, and takes what the server picks of it. Owned by the link's thread.
 */
final class ClientCcp implements Negotiator<CcpOption> {

    private final EncryptionOptions options;
    private CcpOption.Mppe request;
    private Optional<CcpOption.Mppe> ours = Optional.empty();
    private Optional<CcpOption.Mppe> theirs = Optional.empty();
    private Optional<CcpOption.Mppe> disliked = Optional.empty();
    private Optional<String> impasse = Optional.empty();

    ClientCcp(EncryptionOptions options) {
        this.options = options;
        this.request = everything();
    }

    @Override
    public void restarted() {
        request = everything();
        ours = Optional.empty();
        theirs = Optional.empty();
        disliked = Optional.empty();
        impasse = Optional.empty();
    }

    @Override
    public List<CcpOption> wanted() {
        return List.of(request);
    }

    @Override
    public Reply<CcpOption> consider(List<CcpOption> request) {
        boolean named = request.stream().anyMatch(CcpOption.Mppe.class::isInstance);
        return Reply.to(request, named ? List.of() : List.of(best(options.strengths(), true)), this::judge);
    }

    private Verdict<CcpOption> judge(CcpOption option) {
        return switch (option) {
            case CcpOption.Unknown unknown -> Verdict.refuse();
            case CcpOption.Mppe offer -> {
                Set<KeyStrength> common = common(offer);
                if (common.isEmpty()) {
                    disliked = Optional.of(offer);
                }
                CcpOption.Mppe better = best(common.isEmpty() ? options.strengths() : common, offer.isStateless());
                yield offer.equals(better) ? Verdict.accept() : Verdict.suggest(better);
            }
        };
    }

    @Override
    public void granted(List<CcpOption> request) {
        theirs = mppe(request);
    }

    @Override
    public void acked(List<CcpOption> request) {
        ours = mppe(request);
        if (ours.filter(mode -> common(mode).size() == 1).isEmpty()) {
            impasse = Optional.of("the server acknowledged several key lengths at once: " + request);
        }
    }

    @Override
    public void naked(List<CcpOption> suggested) {
        mppe(suggested).ifPresent(hint -> {
            Set<KeyStrength> common = common(hint);
            if (common.isEmpty() || (!hint.isStateless() && !options.stateful())) {
                disliked = Optional.of(hint);
                impasse = Optional.of("the server wants " + hint + ", we can do " + everything());
            } else {
                request = bits(Set.of(strongest(common)), hint.isStateless());
            }
        });
    }

    @Override
    public void rejected(List<CcpOption> options) {
        impasse = Optional.of("the server rejects MPPE");
    }

    @Override
    public Optional<String> impasse() {
        return impasse;
    }

    /** Encryption that the server named and we do not do. */
    Optional<CcpOption.Mppe> disliked() {
        return disliked;
    }

    /** What we send in; while CCP is Opened. RFC 1962 section 3: a side requests what it will receive. */
    MppeMode sendMode() {
        return mode(theirs.orElseThrow());
    }

    /** What we receive in; while CCP is Opened. */
    MppeMode receiveMode() {
        return mode(ours.orElseThrow());
    }

    private CcpOption.Mppe everything() {
        return bits(options.strengths(), !options.stateful());
    }

    /** What the server acknowledged, else the strongest of these: both directions shall be the same. */
    private CcpOption.Mppe best(Set<KeyStrength> strengths, boolean statelessOffered) {
        return ours.orElseGet(() -> bits(Set.of(strongest(strengths)), statelessOffered || !options.stateful()));
    }

    private Set<KeyStrength> common(CcpOption.Mppe offer) {
        return options.strengths().stream().filter(offer::offers).collect(Collectors.toSet());
    }

    private MppeMode mode(CcpOption.Mppe agreed) {
        return new MppeMode(strongest(common(agreed)).bits(), agreed.isStateless());
    }

    private static KeyStrength strongest(Set<KeyStrength> strengths) {
        return strengths.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    private static Optional<CcpOption.Mppe> mppe(List<CcpOption> options) {
        return options.stream()
                .filter(CcpOption.Mppe.class::isInstance)
                .map(CcpOption.Mppe.class::cast)
                .findFirst();
    }

    private static CcpOption.Mppe bits(Set<KeyStrength> strengths, boolean stateless) {
        int bits = stateless ? CcpOption.Mppe.H : 0;
        for (KeyStrength strength : strengths) {
            bits |= switch (strength) {
                case BITS_40 -> CcpOption.Mppe.L;
                case BITS_56 -> CcpOption.Mppe.M;
                case BITS_128 -> CcpOption.Mppe.S;
            };
        }
        return new CcpOption.Mppe(bits);
    }
}
