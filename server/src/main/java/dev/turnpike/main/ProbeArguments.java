package dev.turnpike.main;

import dev.turnpike.conf.HostPort;
import dev.turnpike.conf.SecretText;
import dev.turnpike.conf.ValueParser;
import dev.turnpike.conf.Values;
import dev.turnpike.net.Ipv4;
import dev.turnpike.ppp.ccp.KeyStrength;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.probe.Personality;
import dev.turnpike.probe.ProbeLimits;
import dev.turnpike.probe.ProbeOptions;
import dev.turnpike.probe.link.EncryptionDemand;
import dev.turnpike.probe.link.EncryptionOptions;
import dev.turnpike.probe.link.FrameTrace;
import dev.turnpike.probe.link.LinkOptions;
import dev.turnpike.text.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where and how to connect, in words. */
final class ProbeArguments {

    private static final Map<String, AuthenticationProtocol> METHODS = new LinkedHashMap<>();
    private static final Map<String, KeyStrength> STRENGTHS = new LinkedHashMap<>();

    static {
        // In the order in which errors name them.
        METHODS.put("mschapv2", AuthenticationProtocol.MSCHAP_V2);
        METHODS.put("chap", AuthenticationProtocol.CHAP_MD5);
        METHODS.put("pap", AuthenticationProtocol.PAP);
        STRENGTHS.put("128", KeyStrength.BITS_128);
        STRENGTHS.put("56", KeyStrength.BITS_56);
        STRENGTHS.put("40", KeyStrength.BITS_40);
    }

    @Parameters(paramLabel = "HOST[:PORT]", description = "The server: a name or an IPv4 address; the port is 1723.")
    private String server = "";

    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER",
            required = true,
            description = "The name, with domain or realm where the server wants one.")
    private String user = "";

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            split = ",",
            defaultValue = "mschapv2",
            description = "What the client agrees to, best first: mschapv2, chap, pap (default: ${DEFAULT-VALUE}).")
    private List<String> methods = List.of("mschapv2");

    @Option(
            names = "--mppe",
            paramLabel = "DEMAND",
            defaultValue = "require",
            description = "Encryption: require, prefer or off (default: ${DEFAULT-VALUE}).")
    private String mppe = "require";

    @Option(
            names = "--mppe-bits",
            paramLabel = "BITS",
            split = ",",
            defaultValue = "128",
            description = "The key lengths that are offered: 128, 56, 40 (default: ${DEFAULT-VALUE}).")
    private List<String> bits = List.of("128");

    @Option(names = "--stateful", description = "Asks for stateful MPPE, as some old clients do.")
    private boolean stateful;

    @Option(
            names = "--as",
            paramLabel = "CLIENT",
            defaultValue = "windows",
            description = "The client to look like: windows, linux, macos or android (default: ${DEFAULT-VALUE}).")
    private String personality = "windows";

    @Option(
            names = "--ping",
            paramLabel = "ADDRESS",
            description = "What to ping through the tunnel; the server's address in it if not given.")
    private Optional<String> ping = Optional.empty();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many pings, 0 for none (default: ${DEFAULT-VALUE}).")
    private String count = "4";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "How long the tunnel may take to come up (default: ${DEFAULT-VALUE}).")
    private String timeout = "30s";

    /** Refuses what cannot work, before anybody is asked for a password. */
    void check() throws CommandException {
        try (SecretText none = SecretText.of("")) {
            options(none, FrameTrace.none());
        }
        pings();
        pingTarget();
    }

    /** The options with that password, which stays the caller's. */
    ProbeOptions options(SecretText password, FrameTrace trace) throws CommandException {
        HostPort target = parse("HOST[:PORT]", server, Values.hostPort(ProbeOptions.PORT));
        ProbeLimits limits = ProbeLimits.within(
                parse("--timeout", timeout, Values.duration(Duration.ofSeconds(1), Duration.ofMinutes(10))));
        Personality like = parse(
                "--as",
                personality,
                Values.choice(Personality.class, each -> each.name().toLowerCase(Locale.ROOT)));
        try {
            LinkOptions link =
                    new LinkOptions(user, List.of(password), methods(), encryption(), 1400, like.link(), limits.link());
            return new ProbeOptions(target.host(), target.port(), like, link, limits, trace);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitStatus.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    /** How many. */
    int pings() throws CommandException {
        return parse("--count", count, Values.integer(0, 65_536));
    }

    /** The address as an int; 0 for the server's own. */
    int pingTarget() throws CommandException {
        return ping.isEmpty() ? 0 : Ipv4.toInt(parse("--ping", ping.get(), Values.IPV4_ADDRESS));
    }

    private List<AuthenticationProtocol> methods() throws CommandException {
        List<AuthenticationProtocol> chosen = new ArrayList<>();
        for (String method : methods) {
            chosen.add(parse("--method", method, Values.choice(METHODS)));
        }
        return chosen;
    }

    private EncryptionOptions encryption() throws CommandException {
        Set<KeyStrength> strengths = EnumSet.noneOf(KeyStrength.class);
        for (String length : bits) {
            strengths.add(parse("--mppe-bits", length, Values.choice(STRENGTHS)));
        }
        EncryptionDemand demand = parse(
                "--mppe",
                mppe,
                Values.choice(EncryptionDemand.class, each -> each.name().toLowerCase(Locale.ROOT)));
        return new EncryptionOptions(demand, strengths, stateful);
    }

    private static <T> T parse(String option, String text, ValueParser<T> parser) throws CommandException {
        try {
            return parser.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitStatus.USAGE, option + ": " + Printable.token(text) + " " + e.getMessage(), e);
        }
    }
}
