package dev.turnpike.probe.report;

import dev.turnpike.net.Ipv4;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report in words and columns. Immutable; any thread. */
public final class TextReport {

    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final boolean colours;

    /** With colours for a terminal, or without. */
    public TextReport(boolean colours) {
        this.colours = colours;
    }

    /** One phase in one line, without line end. */
    public String line(PhaseRecord phase) {
        String state = paint(String.format("%-8s", phase.state().label()), phase.state());
        String took = phase.state() == PhaseState.NOT_REACHED ? "" : milliseconds(phase.took());
        return String.format(Locale.ROOT, "  %-8s %s %9s  %s", phase.phase().label(), state, took, phase.detail())
                .stripTrailing();
    }

    /** What comes after the phases: what was agreed on, or what failed and what to do. Lines end in line feeds. */
    public String verdict(ProbeReport report) {
        StringBuilder text = new StringBuilder();
        report.facts().ifPresent(facts -> text.append(facts(facts)).append('\n'));
        report.failure().ifPresent(failure -> text.append(failure(report, failure)));
        return text.toString();
    }

    /** A round trip in words. */
    public static String describe(PingStatistics ping) {
        if (ping.received() == 0) {
            return String.format(Locale.ROOT, "%s: none of %d answered", Ipv4.format(ping.target()), ping.sent());
        }
        return String.format(
                Locale.ROOT,
                "%s: %d of %d answered, %d%% lost, round trip min/avg/max %s/%s/%s",
                Ipv4.format(ping.target()),
                ping.received(),
                ping.sent(),
                ping.lossPercent(),
                number(ping.minimum()),
                number(ping.average()),
                milliseconds(ping.maximum()));
    }

    private static String facts(LinkFacts facts) {
        String nameServers = facts.nameServers().isEmpty()
                ? "no name server"
                : facts.nameServers().stream().map(Ipv4::format).collect(Collectors.joining(", ", "DNS ", ""));
        return String.format(
                "tunnel   %s to %s, %s, login by %s, cipher %s, MRU %d to the server, %d to us",
                Ipv4.format(facts.address()),
                Ipv4.format(facts.serverAddress()),
                nameServers,
                facts.authentication(),
                facts.encryption(),
                facts.sendMru(),
                facts.receiveMru());
    }

    private static String failure(ProbeReport report, Failure failure) {
        String phase = report.phases().stream()
                .filter(each -> each.state() == PhaseState.FAILED)
                .map(each -> each.phase().label())
                .collect(Collectors.joining());
        String windows = failure.windowsError() == 0 ? "" : " (Windows error " + failure.windowsError() + ")";
        List<String> lines = List.of(
                "failed   at " + phase + ": " + failure.cause().whatHappened() + windows,
                "cause    " + failure.cause().likelyCause(),
                "remedy   " + failure.cause().remedy());
        return String.join("\n", lines) + "\n";
    }

    private String paint(String text, PhaseState state) {
        if (!colours) {
            return text;
        }
        String colour = switch (state) {
            case PASSED -> GREEN;
            case FAILED -> RED;
            case SKIPPED, NOT_REACHED -> DIM;
        };
        return colour + text + PLAIN;
    }

    private static String milliseconds(Duration duration) {
        return number(duration) + " ms";
    }

    private static String number(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e6);
    }
}
