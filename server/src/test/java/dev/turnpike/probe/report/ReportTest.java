package dev.turnpike.probe.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.Ipv4;
import dev.turnpike.probe.sim.ManualTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final long MS = 1_000_000;

    private final ManualTicker ticker = new ManualTicker();
    private final List<String> seen = new ArrayList<>();
    private final TextReport text = new TextReport(false);
    private final ReportBuilder builder = new ReportBuilder("vpn.example.net:1723", ticker, new PhaseListener() {
        @Override
        public void began(Phase phase) {
            seen.add("began " + phase.label());
        }

        @Override
        public void ended(PhaseRecord phase) {
            seen.add("ended " + phase.phase().label());
        }
    });

    private void after(long milliseconds) {
        ticker.advanceTo(ticker.nanos() + milliseconds * MS);
    }

    private ProbeReport good() {
        for (Phase phase : Phase.values()) {
            builder.begin(phase);
            after(10);
            builder.passed(phase, "fine");
        }
        builder.facts(new LinkFacts(
                "MS-CHAPv2",
                "MPPE 128-bit stateless",
                Ipv4.parse("10.0.0.5"),
                Ipv4.parse("10.0.0.1"),
                List.of(Ipv4.parse("10.0.0.53")),
                1400,
                1396));
        builder.ping(
                new PingStatistics(Ipv4.parse("10.0.0.1"), 2, List.of(Duration.ofMillis(3), Duration.ofMillis(5))));
        return builder.build();
    }

    @Test
    void eachPhaseTakesTheTimeSinceTheOneBefore() {
        builder.begin(Phase.TCP);
        after(12);
        builder.passed(Phase.TCP, "connected");
        builder.begin(Phase.CONTROL);
        after(30);
        builder.passed(Phase.CONTROL, "hello");

        ProbeReport report = builder.build();

        assertThat(report.phase(Phase.TCP).took()).isEqualTo(Duration.ofMillis(12));
        assertThat(report.phase(Phase.CONTROL).took()).isEqualTo(Duration.ofMillis(30));
        assertThat(report.phase(Phase.CALL).state()).isEqualTo(PhaseState.NOT_REACHED);
        assertThat(seen).containsExactly("began tcp", "ended tcp", "began control", "ended control");
    }

    @Test
    void onlyTheFirstFailureCounts() {
        builder.begin(Phase.LCP);
        builder.failed(Failure.of(FailureCause.GRE_BLOCKED, "nothing came"));
        builder.failed(Failure.of(FailureCause.CONNECTION_LOST, "and then"));

        ProbeReport report = builder.build();

        assertThat(report.failure().orElseThrow().cause()).isEqualTo(FailureCause.GRE_BLOCKED);
        assertThat(report.phase(Phase.LCP).state()).isEqualTo(PhaseState.FAILED);
    }

    @Test
    void columnsAreAligned() {
        assertThat(text.line(new PhaseRecord(Phase.TCP, PhaseState.PASSED, Duration.ofMillis(12), "connected")))
                .isEqualTo("  tcp      ok         12.0 ms  connected");
        assertThat(text.line(new PhaseRecord(Phase.CONTROL, PhaseState.SKIPPED, Duration.ofMillis(1234), "x")))
                .isEqualTo("  control  skipped  1234.0 ms  x");
        assertThat(text.line(new PhaseRecord(Phase.CCP, PhaseState.NOT_REACHED, Duration.ZERO, "")))
                .isEqualTo("  ccp      -");
    }

    @Test
    void coloursAreForTerminalsOnly() {
        PhaseRecord failed = new PhaseRecord(Phase.TCP, PhaseState.FAILED, Duration.ZERO, "");

        assertThat(text.line(failed)).doesNotContain("\u001b");
        assertThat(new TextReport(true).line(failed)).contains("\u001b[31m");
    }

    @Test
    void aFailureIsToldWithNumberCauseAndRemedy() {
        builder.begin(Phase.LCP);
        builder.failed(Failure.of(FailureCause.GRE_BLOCKED, "nothing came"));

        assertThat(text.verdict(builder.build()).lines())
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("failed   at lcp: ").endsWith("(Windows error 619)"),
                        line -> assertThat(line).startsWith("cause    "),
                        line -> assertThat(line).startsWith("remedy   "));
    }

    @Test
    void aTunnelIsToldInOneLine() {
        assertThat(text.verdict(good()))
                .isEqualTo("tunnel   10.0.0.5 to 10.0.0.1, DNS 10.0.0.53, login by MS-CHAPv2, cipher MPPE 128-bit"
                        + " stateless, MRU 1400 to the server, 1396 to us\n");
    }

    @Test
    void roundTripsAreToldInWords() {
        assertThat(TextReport.describe(good().ping().orElseThrow()))
                .isEqualTo("10.0.0.1: 2 of 2 answered, 0% lost, round trip min/avg/max 3.0/4.0/5.0 ms");
        assertThat(TextReport.describe(new PingStatistics(Ipv4.parse("10.0.0.1"), 4, List.of())))
                .isEqualTo("10.0.0.1: none of 4 answered");
    }

    @Test
    void jsonHasTheSameFacts() {
        assertThat(JsonReport.of(good()))
                .startsWith("{\"target\":\"vpn.example.net:1723\",\"result\":\"ok\",\"phases\":[{\"phase\":\"tcp\","
                        + "\"state\":\"ok\",\"ms\":10.000,\"detail\":\"fine\"},")
                .contains("\"tunnel\":{\"address\":\"10.0.0.5\",\"server_address\":\"10.0.0.1\","
                        + "\"name_servers\":[\"10.0.0.53\"],\"method\":\"MS-CHAPv2\","
                        + "\"cipher\":\"MPPE 128-bit stateless\",\"send_mru\":1400,\"receive_mru\":1396}")
                .endsWith("\"ping\":{\"target\":\"10.0.0.1\",\"sent\":2,\"received\":2,\"loss_percent\":0,"
                        + "\"min_ms\":3.000,\"avg_ms\":4.000,\"max_ms\":5.000}}");
    }

    @Test
    void jsonTellsAFailure() {
        builder.begin(Phase.PING);
        builder.failed(Failure.of(FailureCause.PING_UNANSWERED, "a \"quoted\" \n thing"));

        assertThat(JsonReport.of(builder.build()))
                .contains("\"result\":\"failed\"")
                .contains("\"failure\":{\"cause\":\"ping-unanswered\",\"windows_error\":null,")
                .contains("\"detail\":\"a \\\"quoted\\\" \\u000a thing\"")
                .contains("{\"phase\":\"tcp\",\"state\":\"not-reached\",");
    }

    @Test
    void everyCauseSaysWhatHappenedWhyAndWhatToDo() {
        for (FailureCause cause : FailureCause.values()) {
            for (String words : List.of(cause.whatHappened(), cause.likelyCause(), cause.remedy())) {
                assertThat(words).isNotBlank().doesNotEndWith(".").matches("\\p{Print}+");
            }
        }
    }

    @Test
    void theCodesOfMicrosoftChapHaveTheirOwnCauses() {
        for (int error : new int[] {646, 647, 648, 649, 691}) {
            assertThat(FailureCause.ofLoginError(error).windowsError()).isEqualTo(error);
        }
        assertThat(FailureCause.ofLoginError(709)).isEqualTo(FailureCause.LOGIN_REFUSED);
    }
}
