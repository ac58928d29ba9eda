package dev.turnpike.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.AuthDecision;
import dev.turnpike.auth.spi.AuthOutcome;
import dev.turnpike.auth.spi.Grant;
import dev.turnpike.auth.spi.KeyMaterial;
import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.event.SessionEvent;
import dev.turnpike.ppp.Code;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.session.SessionSettings.Encryption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was agreed is agreed anew: nothing of before may count, and nothing may pass meanwhile. */
class SessionRenegotiationTest {

    private static final String CLIENT = "10.0.0.10";
    private static final String HOST = "198.51.100.7";

    private final BenchSettings settings = new BenchSettings();
    private SessionBench bench = new SessionBench(settings);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void lcpNegotiatedAnewNeedsANewLoginAndNothingPassesMeanwhile() {
        BenchCall call = bench.login();
        call.client.login.answersChallenges = false;

        call.client.negotiateLcp();
        bench.settle();

        assertThat(bench.events(SessionEvent.SessionDown.class)).hasSize(1);
        assertThat(bench.registry.list()).isEmpty();
        assertThat(bench.addresses.usage().leased()).isZero();
        call.client.network.sendIp(InnerPackets.udp(CLIENT, HOST, 100));
        call.client.network.sendInClear(InnerPackets.udp(CLIENT, HOST, 100));
        bench.settle();
        bench.fromKernel(InnerPackets.udp(HOST, CLIENT, 100));
        assertThat(bench.kernel.fromClients).isEmpty();
        assertThat(call.client.network.decrypted).isEmpty();
        assertThat(call.client.network.clear).isEmpty();

        call.client.login.answersChallenges = true;
        bench.pass(Duration.ofSeconds(4)); // the challenge is repeated
        assertThat(call.client.network.isUp()).isTrue();
        assertThat(bench.events(SessionEvent.SessionUp.class)).hasSize(2);
    }

    @Test
    void lcpNegotiatedAnewMayEndInAnotherUsersSession() {
        BenchCall call = bench.login();
        call.client.network.sendIp(InnerPackets.udp(CLIENT, HOST, 100));
        bench.settle();
        call.client.login.as("bob", "builder");

        call.client.negotiateLcp();
        bench.settle();
        call.session.disconnect(TerminateCause.ADMIN_RESET, "enough");
        bench.settle();

        List<SessionEvent.SessionDown> ends = bench.events(SessionEvent.SessionDown.class);
        assertThat(ends).extracting(end -> end.down().user().typed()).containsExactly("alice", "bob");
        assertThat(ends.get(0).usage().bytesIn()).isEqualTo(100);
        assertThat(ends.get(1).usage().bytesIn()).as("each pays for its own").isZero();
        bench.assertNothingIsLeft();
    }

    /** Whoever has an account of his own must not become somebody else by it. */
    @Test
    void theVerdictOnOneNameIsNeverTakenForThatOnAnother() {
        BenchCall call = bench.dial();
        bench.users.hold("alice");
        bench.users.hold("admin");
        bench.connect(call); // alice's right proof is being verified
        call.client.login.as("admin", "guess");
        call.client.login.retries = false;
        call.client.negotiateLcp();
        bench.settle(); // and now the client says that it is admin

        KeyMaterial keysOfAlice = new KeyMaterial.PasswordHashHash(new byte[16]);
        AuthOutcome accepted = new AuthOutcome.Accepted(Grant.none(), keysOfAlice);
        call.session.decided(1, new AuthDecision("local", accepted, Duration.ZERO)); // about alice, the first question
        bench.settle();

        assertThat(call.client.login.successes()).isZero();
        assertThat(bench.events(SessionEvent.LoginSucceeded.class)).isEmpty();
        assertThat(bench.events(SessionEvent.SessionUp.class)).isEmpty();
        bench.users.release("admin");
        bench.settle();
        assertThat(bench.events(SessionEvent.LoginFailed.class))
                .extracting(failed -> failed.user().typed())
                .containsExactly("admin");
    }

    /** Two packets under one RC4 key stream give each other away, and the keys of a login are always the same. */
    @Test
    void ccpNegotiatedAnewInARunningSessionEndsItInsteadOfUsingItsKeysTwice() {
        BenchCall call = bench.login();

        call.client.network.negotiateCcp();
        bench.pass(Duration.ofSeconds(3));

        assertThat(call.end().orElseThrow().why()).startsWith("encryption was ended or negotiated anew");
        bench.assertNothingIsLeft();
    }

    @Test
    void ccpTerminatedInARunningSessionNeverLeadsToPlaintextThoughEncryptionIsOnlyPreferred() {
        settings.encryption = Encryption.PREFER;
        bench.close();
        bench = new SessionBench(settings);
        BenchCall call = bench.login();

        call.client.send(
                PppProtocol.CCP, new ControlPacket(Code.TERMINATE_REQUEST, call.client.nextIdentifier(), Octets.NONE));
        bench.settle();
        call.client.network.sendInClear(InnerPackets.udp(CLIENT, HOST, 100));
        bench.settle();
        bench.fromKernel(InnerPackets.udp(HOST, CLIENT, 100));
        bench.pass(Duration.ofSeconds(5));

        assertThat(bench.kernel.fromClients).isEmpty();
        assertThat(call.client.network.clear).isEmpty();
        assertThat(call.hasEnded()).isTrue();
    }

    /** Whoever can take encryption away while IPCP is still open to come must not get it in clear. */
    @Test
    void encryptionThatWasThereIsNeverGivenUpBeforeTheSessionIsUpEither() {
        settings.encryption = Encryption.PREFER;
        bench.close();
        bench = new SessionBench(settings);
        BenchCall call = bench.dial();
        Stage.IPCP.reach(bench, call);

        call.client.reject(PppProtocol.CCP, new ControlPacket(Code.CONFIGURE_REQUEST, 1, Octets.NONE));
        bench.pass(Duration.ofSeconds(5));

        assertThat(call.end().orElseThrow().why()).startsWith("no encryption: rejected by the peer: CCP");
        assertThat(bench.events(SessionEvent.SessionUp.class)).isEmpty();
    }

    @Test
    void aProtocolRejectOfCcpInARunningSessionEndsIt() {
        BenchCall call = bench.login();

        call.client.reject(PppProtocol.CCP, new ControlPacket(Code.CONFIGURE_REQUEST, 1, Octets.NONE));
        bench.pass(Duration.ofSeconds(5));

        assertThat(call.hasEnded()).isTrue();
        assertThat(call.client.network.clear).isEmpty();
        bench.assertNothingIsLeft();
    }

    /** Our Ack was lost: the client asks again, and its session must not end for that. */
    @Test
    void theClientsCcpRequestRepeatedIsOnlyAcknowledgedAgain() {
        BenchCall call = bench.login();

        call.client.network.repeatCcpRequest();
        bench.settle();
        call.client.network.sendIp(InnerPackets.udp(CLIENT, HOST, 100));
        bench.settle();

        assertThat(call.hasEnded()).isFalse();
        assertThat(bench.events(SessionEvent.SessionDown.class)).isEmpty();
    }

    /** Nothing was encrypted yet, so that the keys may begin again. */
    @Test
    void ccpMayBeNegotiatedAnewBeforeTheSessionIsUp() {
        BenchCall call = bench.dial();
        Stage.IPCP.reach(bench, call);

        call.client.network.negotiateCcp();
        bench.settle();

        assertThat(call.hasEnded()).isFalse();
        assertThat(call.client.network.isEncrypted()).isTrue();
    }

    /** Linux decrypts nothing until the Reset-Ack has come (ppp_generic.c, SC_DC_ERROR). */
    @Test
    void aResetRequestIsAnsweredAndPacketsGoOnToBeRead() {
        BenchCall call = bench.login();

        call.client.send(PppProtocol.CCP, new ControlPacket(Code.RESET_REQUEST, 0x77, Octets.NONE));
        bench.settle();
        bench.fromKernel(InnerPackets.udp(HOST, CLIENT, 100));

        assertThat(call.client.network.resetAcks).containsExactly(0x77);
        assertThat(call.client.network.decrypted).hasSize(1);
    }

    /** Windows does not know the Reset-Ack. */
    @Test
    void aCodeRejectOfTheResetAckChangesNothing() {
        BenchCall call = bench.login();

        ControlPacket unknown = new ControlPacket(Code.RESET_ACK, 0x77, Octets.NONE);
        call.client.send(
                PppProtocol.CCP, new ControlPacket(Code.CODE_REJECT, 0x78, Octets.copyOf(unknown.toByteArray())));
        bench.settle();
        call.client.network.sendIp(InnerPackets.udp(CLIENT, HOST, 100));
        bench.settle();

        assertThat(bench.kernel.fromClients).hasSize(1);
    }
}
