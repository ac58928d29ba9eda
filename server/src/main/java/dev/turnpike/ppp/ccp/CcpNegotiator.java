package dev.turnpike.ppp.ccp;

import dev.turnpike.ppp.negotiation.Negotiator;
import dev.turnpike.ppp.negotiation.Reply;
import dev.turnpike.ppp.negotiation.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * The server's side of CCP's negotiation (RFC 3078 section 2.1): the strongest encryption that both sides allow, stateless,
 * and one and the same in both directions. Owned by the session's thread.
 */
public final class CcpNegotiator implements Negotiator<CcpOption> {

    /** Requests for the other mode that are answered by a Nak, before a client that may have its way counts as insisting. */
    private static final int MODE_NAKS = 2;

    /** Naks that name only what is not allowed, before the client is given up (RFC 1661 section 4.6, Max-Failure). */
    private static final int MAX_DISALLOWED = 5;

    private final CcpPolicy policy;
    private CcpOption.Mppe target;
    private Optional<CcpOption.Mppe> ours = Optional.empty();
    private Optional<CcpOption.Mppe> theirs = Optional.empty();
    private Optional<CcpOption.Mppe> wish = Optional.empty();
    private Optional<String> impasse = Optional.empty();
    private CcpOption.Mppe offered;
    private boolean refusedTheirs;
    private int requestsForOtherMode;
    private int disallowed;

    /** Negotiates by {@code policy}. */
    public CcpNegotiator(CcpPolicy policy) {
        this.policy = policy;
        this.target = CcpOption.Mppe.of(policy.strongest(), policy.statelessPreferred());
        this.offered = target;
    }

    @Override
    public void restarted() {
        target = CcpOption.Mppe.of(policy.strongest(), policy.statelessPreferred());
        offered = target;
        ours = Optional.empty();
        theirs = Optional.empty();
        wish = Optional.empty();
        impasse = Optional.empty();
        refusedTheirs = false;
        requestsForOtherMode = 0;
        disallowed = 0;
    }

    @Override
    public List<CcpOption> wanted() {
        offered = target;
        return List.of(target);
    }

    @Override
    public Reply<CcpOption> consider(List<CcpOption> request) {
        boolean named = request.stream().anyMatch(CcpNegotiator::isMppe);
        List<CcpOption> missing = named || refusedTheirs ? List.of() : List.of(target);
        return Reply.to(request, missing, this::judge);
    }

    private static boolean isMppe(CcpOption option) {
        return switch (option) {
            case CcpOption.Mppe mppe -> true;
            case CcpOption.Unknown unknown -> unknown.type() == CcpOptionCodec.MPPE;
        };
    }

    private Verdict<CcpOption> judge(CcpOption option) {
        return switch (option) {
            case CcpOption.Mppe mppe -> judgeMppe(mppe);
            // RFC 1661 section 6: an option we negotiate, with a wrong length, gets a Nak with a right one.
            case CcpOption.Unknown unknown -> isMppe(unknown) ? Verdict.suggest(target) : Verdict.refuse();
        };
    }

    private Verdict<CcpOption> judgeMppe(CcpOption.Mppe offer) {
        wish = Optional.of(offer);
        EnumSet<KeyStrength> common = policy.common(offer);
        if (common.isEmpty()) {
            refusedTheirs = true;
            return Verdict.refuse();
        }
        // The same offer gets the same Nak each time: a Yamaha RTX1000 never settles if it varies.
        target = ours.orElseGet(() -> CcpOption.Mppe.of(CcpPolicy.strongestOf(common), isStatelessFor(offer)));
        return offer.equals(target) ? Verdict.accept() : Verdict.suggest(target);
    }

    private boolean isStatelessFor(CcpOption.Mppe offer) {
        boolean preferred = policy.statelessPreferred();
        if (offer.isStateless() == preferred || !policy.allows(offer)) {
            return preferred;
        }
        requestsForOtherMode++;
        return requestsForOtherMode <= MODE_NAKS ? preferred : offer.isStateless();
    }

    @Override
    public void granted(List<CcpOption> request) {
        theirs = mppeOf(request);
        checkMatch(theirs.isEmpty());
    }

    @Override
    public void acked(List<CcpOption> request) {
        ours = mppeOf(request);
        checkMatch(false);
    }

    private void checkMatch(boolean unencrypted) {
        boolean different = ours.isPresent() && theirs.isPresent() && !ours.equals(theirs);
        if (unencrypted || different) {
            impasse = Optional.of(summary());
        }
    }

    @Override
    public void naked(List<CcpOption> suggested) {
        mppeOf(suggested).ifPresent(this::heed);
    }

    private void heed(CcpOption.Mppe hint) {
        wish = Optional.of(hint);
        EnumSet<KeyStrength> common = policy.common(hint);
        theirs.ifPresent(mode -> common.removeIf(strength -> !mode.offers(strength)));
        boolean allowed = policy.allows(hint);
        if (allowed && !common.isEmpty()) {
            boolean stateless = theirs.map(CcpOption.Mppe::isStateless).orElse(hint.isStateless());
            target = CcpOption.Mppe.of(CcpPolicy.strongestOf(common), stateless);
            return;
        }
        disallowed++;
        if (disallowed >= MAX_DISALLOWED) {
            impasse = Optional.of(summary());
        }
    }

    @Override
    public void rejected(List<CcpOption> options) {
        impasse = Optional.of(summary());
    }

    @Override
    public Optional<String> impasse() {
        return impasse;
    }

    /** Who wanted what, for the log: {@code no common encryption: we offered +H +S, peer wants +M +L}. */
    public String summary() {
        String peer = wish.map(mppe -> "peer wants " + mppe).orElse("peer wants none");
        return "no common encryption: we offered " + offered + ", " + peer;
    }

    /** What was agreed; present while CCP is Opened. */
    public Optional<CcpAgreement> agreement() {
        return ours.filter(mode -> theirs.filter(mode::equals).isPresent()).map(CcpNegotiator::agreementOf);
    }

    private static CcpAgreement agreementOf(CcpOption.Mppe mode) {
        EnumSet<KeyStrength> strengths = EnumSet.allOf(KeyStrength.class);
        strengths.removeIf(strength -> !mode.offers(strength));
        return new CcpAgreement(CcpPolicy.strongestOf(strengths), mode.isStateless());
    }

    private static Optional<CcpOption.Mppe> mppeOf(List<CcpOption> options) {
        return options.stream()
                .filter(CcpOption.Mppe.class::isInstance)
                .map(CcpOption.Mppe.class::cast)
                .findFirst();
    }
}
