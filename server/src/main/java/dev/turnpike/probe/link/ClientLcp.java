package dev.turnpike.probe.link;

import dev.turnpike.ppp.FrameCodec;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.ppp.lcp.LcpOption;
import dev.turnpike.ppp.negotiation.Link;
import dev.turnpike.ppp.negotiation.Negotiator;
import dev.turnpike.ppp.negotiation.Reply;
import dev.turnpike.ppp.negotiation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The client's side of LCP's negotiation. Owned by the link's thread. */
final class ClientLcp implements Negotiator<LcpOption> {

    private static final int MIN_MRU = 128;
    private static final int CALLBACK_BY_USER_AUTHENTICATION = 6;
    private static final int MAX_LOOPS = 3;

    private final LinkOptions options;
    private final RandomGenerator random;
    private final List<LcpOption> requested = new ArrayList<>();
    private int magic;
    private int loops;
    private int refusals;
    private boolean answered;
    private Optional<LcpOption.Authentication> refused = Optional.empty();
    private Optional<AuthenticationProtocol> method = Optional.empty();
    private List<LcpOption> granted = List.of();

    ClientLcp(LinkOptions options, RandomGenerator random) {
        this.options = options;
        this.random = random;
    }

    @Override
    public void restarted() {
        magic = random.nextInt() | 1; // never 0, which RFC 1661 section 6.4 forbids
        loops = 0;
        refusals = 0;
        refused = Optional.empty();
        method = Optional.empty();
        granted = List.of();
        requested.clear();
        if (options.mru() != Link.DEFAULT_MRU) {
            requested.add(new LcpOption.Mru(options.mru()));
        }
        if (options.manner().sendsAccm()) {
            requested.add(new LcpOption.Accm(0));
        }
        requested.add(new LcpOption.MagicNumber(magic));
        requested.add(new LcpOption.ProtocolFieldCompression());
        requested.add(new LcpOption.AddressControlFieldCompression());
        if (options.manner().asksForCallback()) {
            requested.add(new LcpOption.Callback(CALLBACK_BY_USER_AUTHENTICATION, Octets.NONE));
        }
    }

    @Override
    public List<LcpOption> wanted() {
        return List.copyOf(requested);
    }

    @Override
    public Reply<LcpOption> consider(List<LcpOption> request) {
        return Reply.to(request, List.of(), this::judge);
    }

    private Verdict<LcpOption> judge(LcpOption option) {
        return switch (option) {
            case LcpOption.Authentication demanded -> judgeMethod(demanded);
            case LcpOption.MagicNumber(int number) -> judgeMagic(number);
            case LcpOption.Mru(int octets) ->
                octets >= MIN_MRU ? Verdict.accept() : Verdict.suggest(new LcpOption.Mru(MIN_MRU));
            case LcpOption.Accm accm -> Verdict.accept();
            case LcpOption.ProtocolFieldCompression pfc -> Verdict.accept();
            case LcpOption.AddressControlFieldCompression acfc -> Verdict.accept();
            case LcpOption.EndpointDiscriminator endpoint -> Verdict.accept();
            case LcpOption.Quality quality -> Verdict.refuse();
            case LcpOption.Callback callback -> Verdict.refuse();
            case LcpOption.Mrru mrru -> Verdict.refuse();
            case LcpOption.ShortSequenceNumbers ssnhf -> Verdict.refuse();
            case LcpOption.LinkDiscriminator discriminator -> Verdict.refuse();
            case LcpOption.Unknown unknown -> Verdict.refuse();
        };
    }

    private Verdict<LcpOption> judgeMethod(LcpOption.Authentication demanded) {
        List<AuthenticationProtocol> usable = options.usableMethods();
        boolean agreed =
                AuthenticationProtocol.of(demanded).filter(usable::contains).isPresent();
        if (agreed) {
            return Verdict.accept();
        }
        refused = Optional.of(demanded);
        // Each of ours in turn: a server that does not know the first may know the second.
        return Verdict.suggest(usable.get(refusals++ % usable.size()).option());
    }

    private Verdict<LcpOption> judgeMagic(int number) {
        if (number == magic) {
            loops++;
        }
        return number == magic || number == 0
                ? Verdict.suggest(new LcpOption.MagicNumber(random.nextInt() | 1))
                : Verdict.accept();
    }

    @Override
    public void granted(List<LcpOption> request) {
        granted = List.copyOf(request);
        method = Optional.empty();
        for (LcpOption option : request) {
            if (option instanceof LcpOption.Authentication demanded) {
                method = AuthenticationProtocol.of(demanded);
                refused = Optional.empty();
            }
        }
    }

    @Override
    public void acked(List<LcpOption> request) {
        answered = true;
    }

    @Override
    public void naked(List<LcpOption> suggested) {
        answered = true;
        for (LcpOption option : suggested) {
            if (option instanceof LcpOption.Mru(int octets)) {
                replace(new LcpOption.Mru(Math.clamp(octets, MIN_MRU, Link.DEFAULT_MRU)));
            } else if (option instanceof LcpOption.MagicNumber) {
                magic = random.nextInt() | 1;
                replace(new LcpOption.MagicNumber(magic));
            }
        }
    }

    @Override
    public void rejected(List<LcpOption> options) {
        answered = true;
        requested.removeAll(options);
    }

    @Override
    public Optional<String> impasse() {
        return isLooped() ? Optional.of("our own magic number comes back") : Optional.empty();
    }

    /** Whether the server ever answered a request of ours. */
    boolean isAnswered() {
        return answered;
    }

    /** Whether our own packets come back. */
    boolean isLooped() {
        return loops >= MAX_LOOPS;
    }

    int magic() {
        return magic;
    }

    /** What the server demanded last and did not get. */
    Optional<LcpOption.Authentication> refused() {
        return refused;
    }

    /** How to log in; empty if the server does not ask. */
    Optional<AuthenticationProtocol> method() {
        return method;
    }

    /** Complete while LCP is Opened. */
    LcpOutcome outcome() {
        FrameCodec codec = new FrameCodec(
                granted.contains(new LcpOption.AddressControlFieldCompression()),
                granted.contains(new LcpOption.ProtocolFieldCompression()));
        return new LcpOutcome(mru(granted), mru(requested), codec);
    }

    private void replace(LcpOption better) {
        requested.replaceAll(option -> option.getClass() == better.getClass() ? better : option);
    }

    private static int mru(List<LcpOption> options) {
        for (LcpOption option : options) {
            if (option instanceof LcpOption.Mru(int octets)) {
                return octets;
            }
        }
        return Link.DEFAULT_MRU;
    }
}
