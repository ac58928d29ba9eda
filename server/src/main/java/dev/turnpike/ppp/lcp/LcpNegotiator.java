package dev.turnpike.ppp.lcp;

import dev.turnpike.ppp.negotiation.Negotiator;
import dev.turnpike.ppp.negotiation.Reply;
import dev.turnpike.ppp.negotiation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The server's side of LCP's negotiation. Owned by the session's thread. */
public final class LcpNegotiator implements Negotiator<LcpOption> {

    private final LcpPolicy policy;
    private final RandomGenerator random;
    private AuthenticationOffer authentication;
    private MagicNumbers magic;
    private int ourMru;
    private boolean requestMru;
    private boolean requestMagic;
    private int peerMru;
    private int peerMagic;
    private boolean peerPfc;
    private boolean peerAcfc;

    /** Negotiates by {@code policy}; magic numbers come from {@code random}. */
    public LcpNegotiator(LcpPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
        this.authentication = new AuthenticationOffer(policy.authentication());
        this.magic = new MagicNumbers(random);
    }

    @Override
    public void restarted() {
        authentication = new AuthenticationOffer(policy.authentication());
        magic = new MagicNumbers(random);
        ourMru = policy.mru();
        requestMru = ourMru != LcpPolicy.DEFAULT_MRU;
        requestMagic = true;
        granted(List.of());
    }

    @Override
    public List<LcpOption> wanted() {
        List<LcpOption> options = new ArrayList<>();
        if (requestMru) {
            options.add(new LcpOption.Mru(ourMru));
        }
        options.add(authentication.current().option());
        if (requestMagic) {
            options.add(new LcpOption.MagicNumber(magic.ours()));
        }
        return options;
    }

    @Override
    public Reply<LcpOption> consider(List<LcpOption> request) {
        return Reply.to(request, List.of(), this::judge);
    }

    private Verdict<LcpOption> judge(LcpOption option) {
        return switch (option) {
            case LcpOption.Mru(int octets) ->
                octets >= LcpPolicy.MIN_MRU ? Verdict.accept() : Verdict.suggest(new LcpOption.Mru(LcpPolicy.MIN_MRU));
            case LcpOption.MagicNumber(int number) -> judgeMagic(number);
            // Without effect inside GRE, but some clients ask for it and wait.
            case LcpOption.Accm accm -> Verdict.accept();
            case LcpOption.ProtocolFieldCompression pfc -> Verdict.accept();
            case LcpOption.AddressControlFieldCompression acfc -> Verdict.accept();
            // Only a label; a reject would cost one more round trip with clients that ask for nothing else of
            // multilink.
            case LcpOption.EndpointDiscriminator endpoint -> Verdict.accept();
            // The server does not authenticate itself to clients but by MS-CHAPv2's mutual answer.
            case LcpOption.Authentication authenticateUs -> Verdict.refuse();
            case LcpOption.Quality quality -> Verdict.refuse();
            case LcpOption.Callback callback -> Verdict.refuse();
            case LcpOption.Mrru mrru -> Verdict.refuse();
            case LcpOption.ShortSequenceNumbers ssnhf -> Verdict.refuse();
            case LcpOption.LinkDiscriminator link -> Verdict.refuse();
            case LcpOption.Unknown(int type, var value) -> judgeUnknown(type);
        };
    }

    private Verdict<LcpOption> judgeMagic(int number) {
        if (number == magic.ours()) {
            magic.collided();
        }
        boolean usable = number != 0 && number != magic.ours();
        return usable ? Verdict.accept() : Verdict.suggest(new LcpOption.MagicNumber(magic.suggestion()));
    }

    private Verdict<LcpOption> judgeUnknown(int type) {
        // RFC 1661 section 6: an option we negotiate, with a wrong length, gets a Nak with a right one.
        return switch (type) {
            case LcpOptionCodec.MRU -> Verdict.suggest(new LcpOption.Mru(LcpPolicy.DEFAULT_MRU));
            case LcpOptionCodec.MAGIC_NUMBER -> Verdict.suggest(new LcpOption.MagicNumber(magic.suggestion()));
            default -> Verdict.refuse();
        };
    }

    @Override
    public void granted(List<LcpOption> request) {
        peerMru = LcpPolicy.DEFAULT_MRU;
        peerMagic = 0;
        peerPfc = false;
        peerAcfc = false;
        for (LcpOption option : request) {
            if (option instanceof LcpOption.Mru(int octets)) {
                peerMru = octets;
            } else if (option instanceof LcpOption.MagicNumber(int number)) {
                peerMagic = number;
            } else if (option instanceof LcpOption.ProtocolFieldCompression) {
                peerPfc = true;
            } else if (option instanceof LcpOption.AddressControlFieldCompression) {
                peerAcfc = true;
            }
        }
    }

    @Override
    public void acked(List<LcpOption> request) {
        // What we asked for stands in the fields it was asked from.
    }

    @Override
    public void naked(List<LcpOption> suggested) {
        List<LcpOption.Authentication> methods = new ArrayList<>();
        for (LcpOption option : suggested) {
            if (option instanceof LcpOption.Mru(int octets)) {
                ourMru = Math.clamp(octets, LcpPolicy.MIN_MRU, LcpPolicy.DEFAULT_MRU);
            } else if (option instanceof LcpOption.MagicNumber) {
                magic.renew();
            } else if (option instanceof LcpOption.Authentication method) {
                methods.add(method);
            }
        }
        authentication.naked(methods);
    }

    @Override
    public void rejected(List<LcpOption> options) {
        for (LcpOption option : options) {
            if (option instanceof LcpOption.Mru) {
                requestMru = false;
                ourMru = LcpPolicy.DEFAULT_MRU;
            } else if (option instanceof LcpOption.MagicNumber) {
                // RFC 1661 section 6.4: as if acknowledged; the peer has none of its own.
                requestMagic = false;
            } else if (option instanceof LcpOption.Authentication) {
                authentication.rejected();
            }
        }
    }

    @Override
    public Optional<String> impasse() {
        return authentication.impasse().or(magic::impasse);
    }

    /** Our magic number, which is not 0; valid at any time. */
    public int ourMagic() {
        return magic.ours();
    }

    /** What was agreed; complete while LCP is Opened. */
    public LcpAgreement agreement() {
        return new LcpAgreement(peerMru, ourMru, authentication.current(), magic.ours(), peerMagic, peerPfc, peerAcfc);
    }
}
