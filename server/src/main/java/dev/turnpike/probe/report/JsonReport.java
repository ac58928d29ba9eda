package dev.turnpike.probe.report;

import dev.turnpike.net.Ipv4;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A report as one JSON object (RFC 8259) in one line. Stateless; any thread. */
public final class JsonReport {

    private JsonReport() {}

    /** The object: target, result, phases, and where there are such, failure, tunnel and ping. */
    public static String of(ProbeReport report) {
        StringBuilder json = new StringBuilder("{\"target\":").append(quote(report.target()));
        json.append(",\"result\":").append(quote(report.failure().isPresent() ? "failed" : "ok"));
        json.append(",\"phases\":").append(list(report.phases(), JsonReport::phase));
        report.failure().ifPresent(failure -> json.append(",\"failure\":").append(failure(failure)));
        report.facts().ifPresent(facts -> json.append(",\"tunnel\":").append(tunnel(facts)));
        report.ping().ifPresent(ping -> json.append(",\"ping\":").append(ping(ping)));
        return json.append('}').toString();
    }

    private static String phase(PhaseRecord phase) {
        return object(
                member("phase", quote(phase.phase().label())),
                member(
                        "state",
                        quote(
                                phase.state() == PhaseState.NOT_REACHED
                                        ? "not-reached"
                                        : phase.state().label())),
                member("ms", milliseconds(phase.took())),
                member("detail", quote(phase.detail())));
    }

    private static String failure(Failure failure) {
        return object(
                member("cause", quote(failure.cause().label())),
                member("windows_error", failure.windowsError() == 0 ? "null" : "" + failure.windowsError()),
                member("what", quote(failure.cause().whatHappened())),
                member("detail", quote(failure.detail())),
                member("likely", quote(failure.cause().likelyCause())),
                member("remedy", quote(failure.cause().remedy())));
    }

    private static String tunnel(LinkFacts facts) {
        return object(
                member("address", quote(Ipv4.format(facts.address()))),
                member("server_address", quote(Ipv4.format(facts.serverAddress()))),
                member("name_servers", list(facts.nameServers(), address -> quote(Ipv4.format(address)))),
                member("method", quote(facts.authentication())),
                member("cipher", quote(facts.encryption())),
                member("send_mru", "" + facts.sendMru()),
                member("receive_mru", "" + facts.receiveMru()));
    }

    private static String ping(PingStatistics ping) {
        return object(
                member("target", quote(Ipv4.format(ping.target()))),
                member("sent", "" + ping.sent()),
                member("received", "" + ping.received()),
                member("loss_percent", "" + ping.lossPercent()),
                member("min_ms", milliseconds(ping.minimum())),
                member("avg_ms", milliseconds(ping.average())),
                member("max_ms", milliseconds(ping.maximum())));
    }

    private static String object(String... members) {
        return "{" + String.join(",", members) + "}";
    }

    private static String member(String name, String value) {
        return quote(name) + ":" + value;
    }

    private static <T> String list(List<T> values, Function<T, String> toJson) {
        return values.stream().map(toJson).collect(Collectors.joining(",", "[", "]"));
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e6);
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // RFC 8259 section 7; everything but printable ASCII is escaped, so that no terminal sees it.
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
