package dev.turnpike.probe.link;

import static dev.turnpike.probe.link.LinkTestOptions.encryption;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.Ipv4;
import dev.turnpike.ppp.ccp.KeyStrength;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.probe.Personality;
import dev.turnpike.probe.ping.IcmpEcho;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.probe.sim.ClientParty;
import dev.turnpike.probe.sim.GreNetwork;
import dev.turnpike.probe.sim.ManualTicker;
import dev.turnpike.probe.sim.ScriptedServer;
import dev.turnpike.probe.sim.ServerScript;
import dev.turnpike.probe.sim.Simulation;
import dev.turnpike.probe.sim.Weather;
import dev.turnpike.stats.Counter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's link against a server's, packet for packet, in memory. */
class ProbeLinkTest {

    private static final int CLIENT = Ipv4.parse("198.51.100.7");
    private static final int SERVER = Ipv4.parse("203.0.113.5");
    private static final int CLIENT_CALL = 4242;
    private static final int SERVER_CALL = 77;

    private final ManualTicker ticker = new ManualTicker();
    private final ServerScript script = new ServerScript();
    private GreNetwork network = new GreNetwork(ticker, Weather.fair(), 1);

    private record Run(ClientParty client, ScriptedServer server, Simulation simulation) {

        boolean comesUp(Duration limit) {
            client.start();
            server.start();
            return simulation.runUntil(() -> client.says.isUp() || client.says.isOver(), limit) && client.says.isUp();
        }
    }

    private Run run(LinkOptions options) {
        ClientParty client = new ClientParty(options, network, CLIENT, SERVER, SERVER_CALL, ticker);
        ScriptedServer server = new ScriptedServer(script, network, SERVER, CLIENT, CLIENT_CALL, ticker);
        return new Run(client, server, new Simulation(ticker, network, client, server));
    }

    private static byte[] ping(int sequence) {
        return new IcmpEcho(ScriptedServer.CLIENT_ADDRESS, ScriptedServer.INNER_ADDRESS, false, 7, sequence, 56)
                .toByteArray();
    }

    @ParameterizedTest
    @EnumSource(Personality.class)
    void everyPersonalityGetsAnEncryptedTunnelWithinASecond(Personality personality) {
        Run run = run(LinkTestOptions.like(personality));

        assertThat(run.comesUp(Duration.ofSeconds(1)))
                .as("%s", run.client().trace)
                .isTrue();

        assertThat(run.client().says.facts()).hasValueSatisfying(facts -> {
            assertThat(facts.authentication()).isEqualTo("MS-CHAPv2");
            assertThat(facts.encryption()).isEqualTo("MPPE 128-bit stateless");
            assertThat(facts.address()).isEqualTo(ScriptedServer.CLIENT_ADDRESS);
            assertThat(facts.serverAddress()).isEqualTo(ScriptedServer.INNER_ADDRESS);
            assertThat(facts.nameServers()).containsExactly(Ipv4.parse("10.0.0.53"));
        });
    }

    @Test
    void packetsPassEncryptedInBothDirections() {
        Run run = run(LinkTestOptions.standard());
        run.comesUp(Duration.ofSeconds(5));

        for (int i = 0; i < 300; i++) {
            assertThat(run.client().send(ping(i))).isTrue();
            run.simulation().run(Duration.ofMillis(5));
        }

        assertThat(run.server().inClear).isEmpty();
        assertThat(run.server().packets).hasSize(300);
        assertThat(run.client().says.packets).hasSize(300);
        assertThat(IcmpEcho.parse(run.client().says.packets.get(299))).hasValueSatisfying(echo -> {
            assertThat(echo.reply()).isTrue();
            assertThat(echo.sequence()).isEqualTo(299);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theTunnelComesUpThroughLossDuplicationAndDisorder(long seed) {
        network = new GreNetwork(ticker, Weather.storm(), seed);
        Run run = run(LinkTestOptions.standard());

        assertThat(run.comesUp(Duration.ofSeconds(60)))
                .as("%s", run.client().trace)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void disorderAndDuplicationCostNoPacket(long seed) {
        network = new GreNetwork(ticker, Weather.disorder(), seed);
        Run run = run(LinkTestOptions.standard());
        run.comesUp(Duration.ofSeconds(60));

        for (int i = 0; i < 200; i++) {
            run.client().send(ping(i));
            run.simulation().run(Duration.ofMillis(3));
        }
        run.simulation().run(Duration.ofSeconds(1));

        assertThat(run.client().says.packets)
                .extracting(packet -> IcmpEcho.parse(packet).orElseThrow().sequence())
                .isSorted()
                .hasSize(200);
    }

    @Test
    void packetsLostOnTheWayCostOnlyThemselvesInStatelessMode() {
        Run run = run(LinkTestOptions.standard());
        run.comesUp(Duration.ofSeconds(5));
        network.weather(Weather.storm());

        for (int i = 0; i < 400; i++) {
            run.client().send(ping(i));
            run.simulation().run(Duration.ofMillis(5));
        }
        run.simulation().run(Duration.ofSeconds(1));

        // One in eight is lost each way.
        assertThat(run.server().packets.size()).isBetween(300, 390);
        assertThat(run.client().says.packets.size()).isBetween(240, 360);
    }

    @Test
    void statefulModeIsAgreedWhereBothWantIt() {
        script.statefulAllowed = true;
        Run run = run(LinkTestOptions.with(encryption(EncryptionDemand.REQUIRE, true, KeyStrength.BITS_128)));

        assertThat(run.comesUp(Duration.ofSeconds(20)))
                .as("%s", run.client().trace)
                .isTrue();

        assertThat(run.client().says.facts().orElseThrow().encryption()).startsWith("MPPE 128-bit state");
        for (int i = 0; i < 600; i++) {
            run.client().send(ping(i));
            run.simulation().run(Duration.ofMillis(5));
        }
        assertThat(run.client().says.packets).hasSize(600);
    }

    @Test
    void aClientThatOffersAllKeyLengthsTakesTheOneThatTheServerPicks() {
        script.strengths = EnumSet.of(KeyStrength.BITS_56);
        Run run = run(LinkTestOptions.with(encryption(
                EncryptionDemand.REQUIRE, false, KeyStrength.BITS_40, KeyStrength.BITS_56, KeyStrength.BITS_128)));

        assertThat(run.comesUp(Duration.ofSeconds(5))).isTrue();

        assertThat(run.client().says.facts().orElseThrow().encryption()).isEqualTo("MPPE 56-bit stateless");
    }

    @Test
    void loginByPapGoesInClearWhereEncryptionIsOnlyPreferred() {
        script.methods = List.of(AuthenticationProtocol.PAP);
        script.encryptionRequired = false;
        Run run = run(LinkTestOptions.by(AuthenticationProtocol.MSCHAP_V2, AuthenticationProtocol.PAP));

        assertThat(run.comesUp(Duration.ofSeconds(5)))
                .as("%s", run.client().trace)
                .isTrue();

        assertThat(run.client().says.events).contains("skipped ccp");
        run.client().send(ping(1));
        run.simulation().run(Duration.ofMillis(5));
        assertThat(run.server().inClear).hasSize(1);
        run.server().sendIp(ping(2));
        run.simulation().run(Duration.ofMillis(5));
        assertThat(run.client().says.packets).hasSize(1);
    }

    @Test
    void loginByChapMd5IsAgreedByANak() {
        script.methods = List.of(AuthenticationProtocol.EAP, AuthenticationProtocol.CHAP_MD5);
        script.encryptionRequired = false;
        Run run = run(LinkTestOptions.by(AuthenticationProtocol.CHAP_MD5));

        assertThat(run.comesUp(Duration.ofSeconds(5)))
                .as("%s", run.client().trace)
                .isTrue();

        assertThat(run.client().says.facts().orElseThrow().authentication()).isEqualTo("CHAP-MD5");
    }

    @Test
    void aNakLeadsFromEapToMsChapV2() {
        script.methods = List.of(AuthenticationProtocol.EAP, AuthenticationProtocol.MSCHAP_V2);
        Run run = run(LinkTestOptions.standard());

        assertThat(run.comesUp(Duration.ofSeconds(5))).isTrue();

        assertThat(run.client().trace).anyMatch(line -> line.startsWith("-> LCP Configure-Nak"));
    }

    @Test
    void plaintextInAnEncryptedSessionIsNotDelivered() {
        script.sendsInClear = true;
        Run run = run(LinkTestOptions.standard());
        run.comesUp(Duration.ofSeconds(5));

        run.server().sendIp(ping(1));
        run.simulation().run(Duration.ofMillis(50));

        assertThat(run.client().says.packets).isEmpty();
        assertThat(run.client().counters.value(Counter.PLAINTEXT_REFUSED)).isEqualTo(1);
    }

    @Test
    void nothingIsSentBeforeTheTunnelIsUp() {
        Run run = run(LinkTestOptions.standard());

        assertThat(run.client().send(ping(1))).isFalse();

        run.comesUp(Duration.ofSeconds(5));
        assertThat(run.server().inClear).isEmpty();
        assertThat(run.server().packets).isEmpty();
    }

    @Test
    void theServerMayChallengeAgainWhileTheTunnelIsUp() {
        Run run = run(LinkTestOptions.standard());
        run.comesUp(Duration.ofSeconds(5));

        run.server().challengeAgain();
        run.simulation().run(Duration.ofSeconds(1));

        assertThat(run.client().says.isOver()).isFalse();
        assertThat(run.client().trace.stream().filter(line -> line.startsWith("-> CHAP Response")))
                .hasSize(2);
        run.client().send(ping(1));
        run.simulation().run(Duration.ofMillis(50));
        assertThat(run.client().says.packets).hasSize(1);
    }

    @Test
    void closingTellsTheServerAndWaitsForItsAnswer() {
        Run run = run(LinkTestOptions.standard());
        run.comesUp(Duration.ofSeconds(5));

        run.client().link().close("done");
        boolean over = run.simulation().runUntil(() -> run.client().says.isOver(), Duration.ofMillis(100));

        assertThat(over).isTrue();
        assertThat(run.client().says.failure()).isEmpty();
        assertThat(run.client().trace).contains("-> LCP Terminate-Request id=" + lastIdentifier(run) + " done");
        assertThat(run.client().send(ping(1))).isFalse();
    }

    private static String lastIdentifier(Run run) {
        return run.client().trace.stream()
                .filter(line -> line.startsWith("-> LCP Terminate-Request"))
                .map(line -> line.replaceAll(".*id=(\\d+).*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void closingASilentLinkEndsAllTheSame() {
        Run run = run(LinkTestOptions.standard());
        run.comesUp(Duration.ofSeconds(5));
        run.server().fallSilent();

        run.client().link().close("done");

        assertThat(run.simulation().runUntil(() -> run.client().says.isOver(), Duration.ofSeconds(5)))
                .isTrue();
    }

    @Test
    void aServerThatFallsSilentIsNoticedByEchoes() {
        Run run = run(LinkTestOptions.standard());
        run.comesUp(Duration.ofSeconds(5));
        run.server().fallSilent();

        run.simulation().runUntil(() -> run.client().says.isOver(), Duration.ofMinutes(2));

        assertThat(run.client().says.failure().orElseThrow().cause()).isEqualTo(FailureCause.SERVER_SILENT);
    }
}
