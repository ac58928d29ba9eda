package dev.turnpike.ppp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.ppp.lcp.CountingRandom;
import dev.turnpike.ppp.lcp.LcpNegotiator;
import dev.turnpike.ppp.lcp.LcpOption;
import dev.turnpike.ppp.lcp.LcpOptionCodec;
import dev.turnpike.ppp.lcp.LcpPolicy;
import dev.turnpike.ppp.negotiation.ControlProtocol;
import dev.turnpike.ppp.negotiation.ExtraCodes;
import dev.turnpike.ppp.negotiation.Link;
import dev.turnpike.ppp.negotiation.Negotiator;
import dev.turnpike.ppp.negotiation.Reply;
import dev.turnpike.ppp.negotiation.Timing;
import dev.turnpike.ppp.negotiation.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Server and client of LCP against each other; the client brings a negotiator of its own to the same codec. */
final class TwoEndsTest {

    private final LayerLog clientLog = new LayerLog();
    private final LayerLog serverLog = new LayerLog();

    private static ControlProtocol<LcpOption> end(
            Wire wire, int number, Negotiator<LcpOption> negotiator, LayerLog log) {
        Link link = new Link(wire.end(number), new Identifiers(number * 100), wire.ticker());
        return new ControlProtocol<>(
                PppProtocol.LCP, link, Timing.standard(), new LcpOptionCodec(), negotiator, ExtraCodes.none(), log);
    }

    private ControlProtocol<LcpOption> server(Wire wire) {
        List<AuthenticationProtocol> methods = List.of(AuthenticationProtocol.EAP, AuthenticationProtocol.MSCHAP_V2);
        return end(wire, 0, new LcpNegotiator(new LcpPolicy(1400, methods), new CountingRandom()), serverLog);
    }

    @Test
    void aClientWithItsOwnNegotiatorOpensLcp() throws MalformedPacketException {
        Wire wire = new Wire(1, Duration.ofMillis(20), 0, 0);
        Client client = new Client();
        ControlProtocol<LcpOption> server = server(wire);
        wire.join(server, end(wire, 1, client, clientLog));
        wire.run(Duration.ofSeconds(1));

        assertThat(server.isOpened()).isTrue();
        assertThat(serverLog.events).containsExactly("started", "up");
        assertThat(clientLog.events).containsExactly("started", "up");
        assertThat(client.method).contains(AuthenticationProtocol.MSCHAP_V2);
        assertThat(wire.packets()).isEqualTo(6);
    }

    @Test
    void lossAndCopiesDoNotKeepTheEndsApart() throws MalformedPacketException {
        for (int seed = 0; seed < 200; seed++) {
            Wire wire = new Wire(seed, Duration.ofMillis(20), 20, 20);
            ControlProtocol<LcpOption> server = server(wire);
            ControlProtocol<LcpOption> client = end(wire, 1, new Client(), clientLog);
            wire.join(server, client);
            wire.run(Duration.ofMinutes(2));

            assertThat(server.isOpened() && client.isOpened())
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(wire.packets()).as("seed %d", seed).isLessThan(100);
        }
    }

    /** Requests that are repeated before an answer can come would make two open ends negotiate without end. */
    @Test
    void aSlowLineOpensToo() throws MalformedPacketException {
        for (int millis : new int[] {150, 250, 400, 700, 1_000, 1_400}) {
            Wire wire = new Wire(1, Duration.ofMillis(millis), 0, 0);
            ControlProtocol<LcpOption> server = server(wire);
            ControlProtocol<LcpOption> client = end(wire, 1, new Client(), clientLog);
            wire.join(server, client);
            wire.run(Duration.ofSeconds(30));

            assertThat(server.isOpened() && client.isOpened())
                    .as("%d ms one way", millis)
                    .isTrue();
            assertThat(wire.packets()).as("%d ms one way", millis).isLessThan(40);
        }
    }

    /** RFC 1661 section 6.4. */
    @Test
    void aLoopedLineNeverOpens() throws MalformedPacketException {
        Wire wire = new Wire(1, Duration.ofMillis(20), 0, 0);
        ControlProtocol<LcpOption> server = server(wire);
        wire.join(server, server);
        wire.run(Duration.ofMinutes(2));

        assertThat(serverLog.events).hasSize(2).first().isEqualTo("started");
        assertThat(serverLog.events.get(1)).startsWith("finished: ");
        assertThat(wire.packets()).isLessThan(20);
    }

    /** Wants what Windows wants, and authenticates by MS-CHAPv2 only. */
    private static final class Client implements Negotiator<LcpOption> {

        private Optional<AuthenticationProtocol> method = Optional.empty();

        @Override
        public void restarted() {
            method = Optional.empty();
        }

        @Override
        public List<LcpOption> wanted() {
            return List.of(new LcpOption.Mru(1400), new LcpOption.MagicNumber(0x6d4a2c10));
        }

        @Override
        public Reply<LcpOption> consider(List<LcpOption> request) {
            LcpOption mschap = AuthenticationProtocol.MSCHAP_V2.option();
            return Reply.to(
                    request,
                    List.of(),
                    option -> option instanceof LcpOption.Authentication && !option.equals(mschap)
                            ? Verdict.suggest(mschap)
                            : Verdict.accept());
        }

        @Override
        public void granted(List<LcpOption> request) {
            for (LcpOption option : request) {
                if (option instanceof LcpOption.Authentication authentication) {
                    method = AuthenticationProtocol.of(authentication);
                }
            }
        }

        @Override
        public void acked(List<LcpOption> request) {
            assertThat(request).isEqualTo(wanted());
        }

        @Override
        public void naked(List<LcpOption> suggested) {
            throw new AssertionError("the server has nothing against our values, but suggests " + suggested);
        }

        @Override
        public void rejected(List<LcpOption> options) {
            throw new AssertionError("the server has nothing against our options, but rejects " + options);
        }

        @Override
        public Optional<String> impasse() {
            return Optional.empty();
        }
    }
}
