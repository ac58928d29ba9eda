package dev.turnpike.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnpike.conf.SecretText;
import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.net.Ipv4;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.probe.link.EncryptionOptions;
import dev.turnpike.probe.link.FrameTrace;
import dev.turnpike.probe.link.LinkOptions;
import dev.turnpike.probe.ping.IcmpEcho;
import dev.turnpike.probe.ping.PingPlan;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.probe.report.Phase;
import dev.turnpike.probe.report.PhaseFailedException;
import dev.turnpike.probe.report.PhaseListener;
import dev.turnpike.probe.report.PhaseRecord;
import dev.turnpike.probe.report.PhaseState;
import dev.turnpike.probe.report.ProbeReport;
import dev.turnpike.probe.report.ReportBuilder;
import dev.turnpike.probe.sim.GreNetwork;
import dev.turnpike.probe.sim.LoopbackServer;
import dev.turnpike.probe.sim.ScriptedServer;
import dev.turnpike.probe.sim.ServerScript;
import dev.turnpike.probe.sim.Weather;
import dev.turnpike.stats.Counters;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole client: TCP on loopback, GRE in memory, real threads and the system's clock. */
class ProbeTest {

    private static final int LOOPBACK = Ipv4.parse("127.0.0.1");
    private static final int CLIENT = Ipv4.parse("127.0.0.2");

    private final Ticker ticker = Ticker.system();
    private final ServerScript script = new ServerScript();
    private final GreNetwork network = new GreNetwork(ticker, Weather.fair(), 1);
    private final GreEndpoint endpoint = new GreEndpoint(network.socket(CLIENT), new Counters());
    private final SecureRandom random = new SecureRandom();
    private LoopbackServer server;

    @BeforeEach
    void startServer() throws IOException {
        // GRE of the server comes from the address of its control connection, as the endpoint demands.
        server = new LoopbackServer(script, network, LOOPBACK, CLIENT, ticker);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        endpoint.close();
        server.close();
    }

    private ProbeOptions options(Personality like, String password, Duration limit) {
        LinkOptions link = new LinkOptions(
                "alice",
                List.of(SecretText.of(password)),
                List.of(AuthenticationProtocol.MSCHAP_V2),
                EncryptionOptions.standard(),
                1400,
                like.link(),
                Duration.ofSeconds(30));
        return new ProbeOptions("127.0.0.1", server.port(), like, link, ProbeLimits.within(limit), FrameTrace.none());
    }

    private ProbeOptions options() {
        return options(Personality.WINDOWS, "correct horse", Duration.ofSeconds(20));
    }

    private ProbeReport probe(ProbeOptions options) {
        return new Probe(endpoint, ticker, random).run(options, 0, 3, PhaseListener.none());
    }

    private ProbeTunnel connect() throws PhaseFailedException {
        return new ProbeClient(endpoint, ticker, random)
                .connect(options(), new ReportBuilder("test", ticker, PhaseListener.none()));
    }

    @ParameterizedTest
    @EnumSource(Personality.class)
    void everyPhasePassesAndThePingsComeBack(Personality like) {
        ProbeReport report = probe(options(like, "correct horse", Duration.ofSeconds(20)));

        assertThat(report.failure()).isEmpty();
        assertThat(report.phases()).allMatch(phase -> phase.state() == PhaseState.PASSED);
        assertThat(report.ping()).hasValueSatisfying(ping -> {
            assertThat(ping.target()).isEqualTo(ScriptedServer.INNER_ADDRESS);
            assertThat(ping.received()).isEqualTo(3);
        });
    }

    @Test
    void theCallIsClearedAndTheConnectionStoppedAtTheEnd() {
        probe(options());

        assertThat(server.heard)
                .hasAtLeastOneElementOfType(ControlMessage.CallClearRequest.class)
                .hasAtLeastOneElementOfType(ControlMessage.StopControlConnectionRequest.class);
    }

    @Test
    void androidLeavesByClosingTcp() {
        probe(options(Personality.ANDROID, "correct horse", Duration.ofSeconds(20)));

        assertThat(server.heard)
                .doesNotHaveAnyElementsOfTypes(
                        ControlMessage.CallClearRequest.class, ControlMessage.StopControlConnectionRequest.class);
    }

    @Test
    void aWrongPasswordFailsAtTheLogin() {
        ProbeReport report = probe(options(Personality.LINUX, "wrong", Duration.ofSeconds(20)));

        assertThat(report.failure().orElseThrow().windowsError()).isEqualTo(691);
        assertThat(report.phase(Phase.AUTH).state()).isEqualTo(PhaseState.FAILED);
        assertThat(report.phase(Phase.CCP).state()).isEqualTo(PhaseState.NOT_REACHED);
    }

    @Test
    void blockedGreFailsAtLcpWithinTheLimit() {
        network.firewall((source, destination) -> false);

        ProbeReport report = probe(options(Personality.WINDOWS, "correct horse", Duration.ofSeconds(1)));

        assertThat(report.failure().orElseThrow().cause()).isEqualTo(FailureCause.GRE_BLOCKED);
        assertThat(report.phase(Phase.LCP).state()).isEqualTo(PhaseState.FAILED);
    }

    @Test
    void anUnknownHostFailsAtOnce() {
        ProbeOptions options = options();
        ProbeOptions elsewhere = new ProbeOptions(
                "no-such-host.invalid", 1723, options.personality(), options.link(), options.limits(), options.trace());

        ProbeReport report = probe(elsewhere);

        assertThat(report.failure().orElseThrow().cause()).isEqualTo(FailureCause.UNKNOWN_HOST);
        assertThat(report.failure().orElseThrow().windowsError()).isEqualTo(868);
        assertThat(report.phase(Phase.TCP).state()).isEqualTo(PhaseState.FAILED);
    }

    @Test
    void aTargetThatDoesNotAnswerIsToldApartFromATunnelThatIsDown() {
        ProbeReport report = new Probe(endpoint, ticker, random)
                .run(options(), Ipv4.parse("10.0.0.200"), 1, new PhaseListener() {
                    @Override
                    public void began(Phase phase) {
                        if (phase == Phase.PING) {
                            // The server answers every ping; nothing of it reaches us from here on.
                            network.firewall((source, destination) -> source == CLIENT);
                        }
                    }

                    @Override
                    public void ended(PhaseRecord phase) {}
                });

        assertThat(report.failure().orElseThrow().cause()).isEqualTo(FailureCause.PING_UNANSWERED);
        assertThat(report.facts()).isPresent();
    }

    @Test
    void aTunnelCarriesAnyPacketBothWays() throws PhaseFailedException {
        try (ProbeTunnel tunnel = connect()) {
            byte[] packet = new IcmpEcho(
                            tunnel.facts().address(), tunnel.facts().serverAddress(), false, 5, 6, 1000)
                    .toByteArray();
            tunnel.send(packet);

            assertThat(tunnel.receive(Duration.ofSeconds(5)))
                    .hasValueSatisfying(answer -> assertThat(IcmpEcho.parse(answer))
                            .hasValueSatisfying(
                                    echo -> assertThat(echo.sequence()).isEqualTo(6)));
        }
    }

    @Test
    void oneEndpointServesOneTunnelAfterAnother() throws PhaseFailedException {
        for (int pings = 1; pings <= 2; pings++) {
            try (ProbeTunnel tunnel = connect()) {
                PingPlan plan = PingPlan.of(tunnel.facts().serverAddress(), pings);
                assertThat(tunnel.ping(plan, pings).received()).isEqualTo(pings);
            }
        }
    }

    @Test
    void aMisbehavingClientMaySendAnyFrame() throws PhaseFailedException {
        try (ProbeTunnel tunnel = connect()) {
            byte[] spoofed =
                    new IcmpEcho(Ipv4.parse("192.0.2.1"), Ipv4.parse("192.0.2.2"), false, 1, 1, 8).toByteArray();
            tunnel.sendFrame(PppProtocol.IPV4.number(), spoofed);
            tunnel.sendGre(new byte[] {1, 2, 3});

            // What was sent before has arrived when the answer to what was sent behind it comes.
            assertThat(tunnel.ping(PingPlan.of(tunnel.facts().serverAddress(), 1), 3)
                            .received())
                    .isEqualTo(1);
        }
    }

    @Test
    void anEndByTheServerIsSeenWithItsReason() throws PhaseFailedException {
        try (ProbeTunnel tunnel = connect()) {
            server.order(link -> link.close("maintenance"));

            assertThat(tunnel.awaitEnd(Duration.ofSeconds(10))).isTrue();

            assertThat(tunnel.isOpen()).isFalse();
            assertThat(tunnel.failure().orElseThrow().cause()).isEqualTo(FailureCause.SERVER_ENDED);
            assertThat(tunnel.failure().orElseThrow().detail()).contains("maintenance");
        }
    }

    @Test
    void aFailedConnectLeavesNothingBehind() {
        ReportBuilder report = new ReportBuilder("test", ticker, PhaseListener.none());
        ProbeClient client = new ProbeClient(endpoint, ticker, random);

        PhaseFailedException failed = catchThrowableOfType(
                PhaseFailedException.class,
                () -> client.connect(options(Personality.LINUX, "wrong", Duration.ofSeconds(20)), report));

        assertThat(failed.failure()).isEqualTo(report.build().failure().orElseThrow());
        // The next one finds the server free again.
        assertThat(probe(options()).failure()).isEmpty();
    }
}
