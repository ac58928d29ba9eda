package dev.turnpike.probe.link;

import static dev.turnpike.probe.link.LinkTestOptions.encryption;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.Ipv4;
import dev.turnpike.ppp.ccp.KeyStrength;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.probe.sim.ClientParty;
import dev.turnpike.probe.sim.GreNetwork;
import dev.turnpike.probe.sim.ManualTicker;
import dev.turnpike.probe.sim.ScriptedServer;
import dev.turnpike.probe.sim.ServerScript;
import dev.turnpike.probe.sim.Simulation;
import dev.turnpike.probe.sim.Weather;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a link can fail has its own cause, and the number that Windows shows for it. */
class LinkFailureTest {

    private static final int CLIENT = Ipv4.parse("198.51.100.7");
    private static final int SERVER = Ipv4.parse("203.0.113.5");

    private final ManualTicker ticker = new ManualTicker();
    private final ServerScript script = new ServerScript();
    private final GreNetwork network = new GreNetwork(ticker, Weather.fair(), 1);

    private Failure failureOf(LinkOptions options) {
        ClientParty client = new ClientParty(options, network, CLIENT, SERVER, 77, ticker);
        ScriptedServer server = new ScriptedServer(script, network, SERVER, CLIENT, 4242, ticker);
        Simulation simulation = new Simulation(ticker, network, client, server);
        client.start();
        server.start();
        simulation.runUntil(() -> client.says.isOver() || client.says.isUp(), Duration.ofMinutes(2));
        assertThat(client.says.isOver()).as("%s", client.trace).isTrue();
        return client.says.failure().orElseThrow();
    }

    private void expect(LinkOptions options, FailureCause cause, int windowsError) {
        Failure failure = failureOf(options);
        assertThat(failure.cause()).as(failure.detail()).isEqualTo(cause);
        assertThat(failure.windowsError()).isEqualTo(windowsError);
    }

    @Test
    void noGreAtAllIs619() {
        network.firewall((source, destination) -> false);

        expect(LinkTestOptions.standard(), FailureCause.GRE_BLOCKED, 619);
    }

    @Test
    void greThatIsBlockedIsToldWithinTenSeconds() {
        network.firewall((source, destination) -> false);

        failureOf(LinkTestOptions.standard());

        assertThat(Duration.ofNanos(ticker.nanos())).isLessThan(Duration.ofSeconds(12));
    }

    @Test
    void greFromTheServerOnlyIsToldApart() {
        network.firewall((source, destination) -> source == SERVER);

        expect(LinkTestOptions.standard(), FailureCause.GRE_BLOCKED_OUTBOUND, 619);
    }

    @Test
    void greToTheServerOnlyLooksLikeNone() {
        network.firewall((source, destination) -> source == CLIENT);

        expect(LinkTestOptions.standard(), FailureCause.GRE_BLOCKED, 619);
    }

    @Test
    void aWrongPasswordIs691AndNamesWhatTheServerSaid() {
        Failure failure = failureOf(LinkTestOptions.withPasswords("wrong"));

        assertThat(failure.cause()).isEqualTo(FailureCause.LOGIN_REFUSED);
        assertThat(failure.windowsError()).isEqualTo(691);
        assertThat(failure.detail()).contains("E\\x3d691").contains("another try is allowed");
    }

    @Test
    void aSecondPasswordIsTriedWhereTheServerAllowsIt() {
        ClientParty client = new ClientParty(
                LinkTestOptions.withPasswords("wrong", "also wrong", LinkTestOptions.PASSWORD),
                network,
                CLIENT,
                SERVER,
                77,
                ticker);
        ScriptedServer server = new ScriptedServer(script, network, SERVER, CLIENT, 4242, ticker);
        client.start();
        server.start();

        boolean up = new Simulation(ticker, network, client, server)
                .runUntil(() -> client.says.isUp() || client.says.isOver(), Duration.ofSeconds(10));

        assertThat(up).isTrue();
        assertThat(client.says.isUp()).as("%s", client.trace).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {646, 647, 648, 649})
    void theServersCodeDecidesWhatIsTold(int code) {
        script.failures.add("E=" + code + " R=0 C=00112233445566778899aabbccddeeff V=3 M=because");

        Failure failure = failureOf(LinkTestOptions.standard());

        assertThat(failure.windowsError()).isEqualTo(code);
        assertThat(failure.cause().windowsError()).isEqualTo(code);
    }

    @Test
    void aServerThatDoesNotKnowThePasswordIsRefused() {
        script.successInstead = "S=0123456789ABCDEF0123456789ABCDEF01234567 M=trust me";

        expect(LinkTestOptions.standard(), FailureCause.SERVER_NOT_VERIFIED, 778);
    }

    @Test
    void noMethodInCommonIs919() {
        script.methods = List.of(AuthenticationProtocol.EAP);

        Failure failure = failureOf(LinkTestOptions.standard());

        assertThat(failure.cause()).as(failure.detail()).isEqualTo(FailureCause.NO_COMMON_AUTHENTICATION);
        assertThat(failure.windowsError()).isEqualTo(919);
        assertThat(failure.detail()).contains("EAP");
    }

    @Test
    void aPasswordIsNeverSentByPapWhereEncryptionIsRequired() {
        script.methods = List.of(AuthenticationProtocol.PAP);
        LinkOptions options = LinkTestOptions.of(
                List.of(AuthenticationProtocol.MSCHAP_V2, AuthenticationProtocol.PAP),
                EncryptionOptions.standard(),
                LinkTestOptions.PASSWORD);

        expect(options, FailureCause.NO_COMMON_AUTHENTICATION, 919);
    }

    @Test
    void aServerWithoutEncryptionIs742() {
        script.strengths = Set.of();
        script.encryptionRequired = false;

        expect(LinkTestOptions.standard(), FailureCause.SERVER_LACKS_ENCRYPTION, 742);
    }

    @Test
    void aServerThatRequiresEncryptionOfAClientWithoutIs741() {
        LinkOptions without = LinkTestOptions.with(encryption(EncryptionDemand.OFF, false, KeyStrength.BITS_128));

        expect(without, FailureCause.SERVER_REQUIRES_ENCRYPTION, 741);
    }

    @Test
    void keyLengthsWithoutACommonOneAre741() {
        script.strengths = EnumSet.of(KeyStrength.BITS_128);
        LinkOptions weak = LinkTestOptions.with(encryption(EncryptionDemand.REQUIRE, false, KeyStrength.BITS_40));

        expect(weak, FailureCause.SERVER_REQUIRES_ENCRYPTION, 741);
    }

    @Test
    void aServerThatAssignsNoAddressIs738() {
        script.withoutAddress = true;

        expect(LinkTestOptions.standard(), FailureCause.NO_ADDRESS, 738);
    }

    @Test
    void aServerWithoutIpcpIs733() {
        script.withoutIpcp = true;

        expect(LinkTestOptions.standard(), FailureCause.NO_NETWORK_PROTOCOL, 733);
    }

    @Test
    void aServerThatNeverChallengesIs718() {
        script.withoutChallenge = true;

        expect(LinkTestOptions.standard(), FailureCause.SERVER_SILENT, 718);
    }

    @Test
    void anEndByTheServerAfterTheLoginCarriesItsReason() {
        ClientParty client = new ClientParty(LinkTestOptions.standard(), network, CLIENT, SERVER, 77, ticker);
        ScriptedServer server = new ScriptedServer(script, network, SERVER, CLIENT, 4242, ticker);
        Simulation simulation = new Simulation(ticker, network, client, server);
        client.start();
        server.start();
        simulation.runUntil(() -> client.says.isUp(), Duration.ofSeconds(10));

        server.close("time is up");
        simulation.runUntil(() -> client.says.isOver(), Duration.ofSeconds(1));

        Failure failure = client.says.failure().orElseThrow();
        assertThat(failure.cause()).isEqualTo(FailureCause.SERVER_ENDED);
        assertThat(failure.windowsError()).isEqualTo(629);
        assertThat(failure.detail()).contains("time\\x20is\\x20up");
    }

    @Test
    void anEndOfTheControlConnectionDuringTheLoginIsALostConnection() {
        script.withoutChallenge = true;
        ClientParty client = new ClientParty(LinkTestOptions.standard(), network, CLIENT, SERVER, 77, ticker);
        ScriptedServer server = new ScriptedServer(script, network, SERVER, CLIENT, 4242, ticker);
        Simulation simulation = new Simulation(ticker, network, client, server);
        client.start();
        server.start();
        simulation.runUntil(() -> client.says.events.contains("began auth"), Duration.ofSeconds(10));

        client.link().hungUp(FailureCause.CONNECTION_LOST, "the server closed the control connection");

        assertThat(client.says.isOver()).isTrue();
        assertThat(client.says.failure().orElseThrow().cause()).isEqualTo(FailureCause.CONNECTION_LOST);
    }

    @Test
    void anEndOfTheControlConnectionBeforeAnyGreIsBlockedGre() {
        ClientParty client = new ClientParty(LinkTestOptions.standard(), network, CLIENT, SERVER, 77, ticker);
        client.start();

        client.link().hungUp(FailureCause.SERVER_ENDED, "Call-Disconnect-Notify");

        assertThat(client.says.failure().orElseThrow().cause()).isEqualTo(FailureCause.GRE_BLOCKED);
    }

    @Test
    void ourOwnPacketsComingBackAreALoop() {
        // GIVEN a network that gives the client its own packets back
        GreNetwork mirror = new GreNetwork(ticker, Weather.fair(), 1);
        ClientParty client = new ClientParty(LinkTestOptions.standard(), mirror, CLIENT, CLIENT, 77, ticker);

        client.start();
        new Simulation(ticker, mirror, client).runUntil(() -> client.says.isOver(), Duration.ofMinutes(1));

        assertThat(client.says.failure().orElseThrow().cause()).isEqualTo(FailureCause.LINK_LOOPED);
        assertThat(client.says.failure().orElseThrow().windowsError()).isEqualTo(737);
    }
}
