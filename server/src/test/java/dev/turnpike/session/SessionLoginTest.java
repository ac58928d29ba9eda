package dev.turnpike.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.spi.AddressRule;
import dev.turnpike.auth.spi.Grant;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.config.PerUser;
import dev.turnpike.control.CallHandler.Decision;
import dev.turnpike.control.ClearCause;
import dev.turnpike.control.message.OutgoingCallResult;
import dev.turnpike.event.SessionEvent;
import dev.turnpike.net.Ipv4;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.session.SessionSettings.Encryption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the call to the session, with a client on the other end. */
class SessionLoginTest {

    private final BenchSettings settings = new BenchSettings();
    private SessionBench bench = new SessionBench(settings);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aRightPasswordLeadsToAnAddressAndStatelessEncryption() {
        BenchCall call = bench.login();

        assertThat(Ipv4.format(call.client.network.address())).isEqualTo("10.0.0.10");
        assertThat(call.client.network.isEncrypted()).isTrue();
        SessionEvent.SessionUp up = bench.events(SessionEvent.SessionUp.class).getFirst();
        assertThat(up.encryption()).isEqualTo("mppe-128-stateless");
        assertThat(up.mtu()).isEqualTo(1396); // the client's MRU 1400 less MPPE's 4
        assertThat(up.up().user().typed()).isEqualTo("alice");
        assertThat(bench.registry.list()).containsExactly(up.up());
    }

    @Test
    void theStepsOfALoginAreToldInOrder() {
        BenchCall call = bench.login();
        call.session.disconnect(TerminateCause.ADMIN_RESET, "enough");
        bench.settle();

        assertThat(bench.events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("CallStarted", "LoginSucceeded", "SessionUp", "SessionDown", "CallEnded");
    }

    @Test
    void threeWrongPasswordsEndTheLinkAfterTheThirdFailureWasTold() {
        BenchCall call = bench.dial();
        call.client.login.as("alice", "guess", "another", "third");
        bench.connect(call);

        assertThat(call.client.login.failures)
                .extracting(text -> text.substring(0, 9))
                .containsExactly("E=691 R=1", "E=691 R=1", "E=691 R=0");
        assertThat(bench.events(SessionEvent.LoginFailed.class))
                .extracting(SessionEvent.LoginFailed::failure)
                .containsExactly(1, 2, 3);
        assertThat(call.client.terminateRequests).containsExactly("login refused");
        assertThat(call.end().orElseThrow().cause()).isEqualTo(TerminateCause.USER_ERROR);
        bench.assertNothingIsLeft();
    }

    @Test
    void aRightPasswordAfterAWrongOneIsWelcome() {
        BenchCall call = bench.dial();
        call.client.login.as("alice", "guess", "secret");
        bench.connect(call);

        assertThat(call.client.network.isUp()).isTrue();
        assertThat(call.client.login.failures).hasSize(1);
    }

    /** Whoever may not know which names exist must not learn it from LCP's farewell either. */
    @Test
    void anUnknownNameIsToldExactlyWhatAWrongPasswordIsTold() {
        BenchCall known = bench.dial();
        known.client.login.as("alice", "guess");
        bench.connect(known);
        BenchCall unknown = bench.dial();
        unknown.client.login.as("nobody", "guess");
        bench.connect(unknown);

        assertThat(told(unknown)).isEqualTo(told(known));
        assertThat(bench.events(SessionEvent.LoginFailed.class))
                .extracting(SessionEvent.LoginFailed::reason)
                .contains(RejectReason.BAD_PASSWORD, RejectReason.UNKNOWN_USER);
    }

    private static List<String> told(BenchCall call) {
        List<String> told = new ArrayList<>(call.client.terminateRequests);
        call.client.login.failures.forEach(text -> told.add(text.replaceAll("C=[0-9A-F]{32}", "C=")));
        return told;
    }

    /** RFC 1661 section 5.7: the client's LCP does not know CCP. */
    @Test
    void aClientWithoutCcpIsTurnedAwayWhereEncryptionIsRequiredAndTheReasonNamesBothSides() {
        BenchCall call = bench.dial();
        call.client.network.speaksCcp = false;
        bench.connect(call);
        bench.pass(Duration.ofSeconds(10));

        assertThat(call.client.network.isUp()).isFalse();
        assertThat(call.end().orElseThrow().why())
                .contains("no encryption: rejected by the peer: CCP")
                .contains("we offered +H +S")
                .contains("peer wants none");
        assertThat(bench.events(SessionEvent.SessionUp.class)).isEmpty();
        bench.assertNothingIsLeft();
    }

    @Test
    void aClientWithoutCcpGoesOnInClearWhereEncryptionIsPreferred() {
        settings.encryption = Encryption.PREFER;
        restart();
        BenchCall call = bench.dial();
        call.client.network.speaksCcp = false;
        bench.connect(call);
        bench.pass(Duration.ofSeconds(5));

        assertThat(call.client.network.isUp()).isTrue();
        assertThat(bench.events(SessionEvent.SessionUp.class).getFirst().encryption())
                .isEqualTo("none");
        assertThat(bench.events(SessionEvent.SessionUp.class).getFirst().mtu()).isEqualTo(1400);
    }

    @Test
    void aClientWithCcpIsEncryptedWhereEncryptionIsPreferred() {
        settings.encryption = Encryption.PREFER;
        restart();

        assertThat(bench.login().client.network.isEncrypted()).isTrue();
    }

    /** Otherwise an encryption that failed could be said to be there later, or fail again and again. */
    @Test
    void aSessionThatWentOnInClearStaysSo() {
        settings.encryption = Encryption.PREFER;
        restart();
        BenchCall call = bench.dial();
        call.client.network.speaksCcp = false;
        bench.connect(call);
        bench.pass(Duration.ofSeconds(5));
        call.client.network.speaksCcp = true;
        call.client.network.negotiateCcp();
        bench.settle();

        assertThat(call.client.rejectedProtocols).containsExactly(PppProtocol.CCP.number());
        assertThat(call.client.network.isEncrypted()).isFalse();
    }

    @Test
    void encryptionThatIsOffIsRejectedByLcp() {
        settings.encryption = Encryption.OFF;
        restart();
        BenchCall call = bench.login();

        assertThat(call.client.rejectedProtocols).containsExactly(PppProtocol.CCP.number());
        assertThat(call.client.network.isEncrypted()).isFalse();
    }

    /** FIELD 3.5: MikroTik's client hangs up on an IPCP Terminate-Ack; and IP must not be faster than CCP. */
    @Test
    void ipcpIsKeptWaitingUntilEncryptionIsAgreed() {
        BenchCall call = bench.dial();
        call.client.network.acknowledgesCcp = false;
        bench.connect(call);
        assertThat(call.client.network.isUp()).isFalse();

        call.client.network.acknowledgesCcp = true;
        bench.pass(Duration.ofSeconds(1));

        assertThat(call.client.network.isUp()).isTrue();
        assertThat(call.client.network.isEncrypted()).isTrue();
    }

    @Test
    void papLetsAClientInWhereEncryptionIsOff() {
        settings.encryption = Encryption.OFF;
        settings.methods = List.of(AuthenticationProtocol.PAP);
        restart();

        assertThat(bench.login().client.login.successes()).isOne();
    }

    @Test
    void papWithoutKeysDoesNotReachTheNetworkWhereEncryptionIsRequired() {
        settings.methods = List.of(AuthenticationProtocol.PAP);
        restart();
        BenchCall call = bench.dial();
        bench.connect(call);

        assertThat(call.end().orElseThrow().why()).contains("gives no keys");
        bench.assertNothingIsLeft();
    }

    @Test
    void aUserWithARuleGetsTheAddressOfTheRule() {
        bench.users.grants.put("alice", fixed("10.7.7.7"));
        BenchCall call = bench.login();

        assertThat(Ipv4.format(call.client.network.address())).isEqualTo("10.7.7.7");
        assertThat(bench.kernel.hostRoutes).containsExactly(Ipv4.parse("10.7.7.7"));
    }

    @Test
    void aUserWhoLogsInAgainTakesTheAddressFromTheSessionThatIsReplaced() {
        BenchCall first = bench.login();
        int address = first.client.network.address();

        BenchCall second = bench.dial();
        bench.connect(second);
        bench.pass(Duration.ofSeconds(1));

        assertThat(first.end().orElseThrow().why()).startsWith("replaced by ");
        assertThat(second.client.network.isUp()).isTrue();
        assertThat(second.client.network.address()).isEqualTo(address);
        assertThat(bench.registry.size()).isOne();
    }

    /** His own session, which the network has swallowed, must not lock a user out. */
    @Test
    void aReplacedSessionMakesRoomInAFullPoolWhetherItsClientAnswersOrNot() {
        settings.addresses = "10.0.0.10";
        restart();
        BenchCall lost = bench.login();
        lost.client.deafTo.addAll(List.of(PppProtocol.values()));

        BenchCall second = bench.dial();
        bench.connect(second);
        bench.pass(Duration.ofSeconds(3));

        assertThat(second.client.network.isUp()).isTrue();
        assertThat(lost.hasEnded()).isTrue();
    }

    @Test
    void aFixedAddressIsTakenOverFromTheSessionThatIsReplaced() {
        bench.users.grants.put("alice", fixed("10.7.7.7"));
        bench.login();

        BenchCall second = bench.dial();
        bench.connect(second);
        bench.pass(Duration.ofSeconds(1));

        assertThat(Ipv4.format(second.client.network.address())).isEqualTo("10.7.7.7");
        assertThat(bench.kernel.hostRoutes).containsExactly(Ipv4.parse("10.7.7.7"));
    }

    @Test
    void aFixedAddressThatAnotherUserHasIsWaitedForAndThenRefused() {
        bench.users.grants.put("alice", fixed("10.7.7.7"));
        bench.users.grants.put("bob", fixed("10.7.7.7"));
        bench.login();
        BenchCall second = bench.dial();
        second.client.login.as("bob", "builder");
        bench.connect(second);
        assertThat(second.hasEnded()).isFalse();

        bench.pass(Duration.ofSeconds(6));

        assertThat(second.end().orElseThrow().why()).isEqualTo("the user's tunnel address 10.7.7.7 is in use by alice");
        assertThat(second.client.terminateRequests).containsExactly("server trouble"); // not who has it
    }

    @Test
    void withoutAFreeAddressALoginEndsAndTheOthersGoOn() {
        settings.addresses = "10.0.0.10";
        restart();
        BenchCall first = bench.login();
        BenchCall second = bench.dial();
        second.client.login.as("bob", "builder");
        bench.connect(second);

        assertThat(second.end().orElseThrow().why()).isEqualTo("no tunnel address is free");
        assertThat(first.hasEnded()).isFalse();
        assertThat(bench.registry.size()).isOne();
    }

    @Test
    void aSecondLoginIsRefusedWhereOneIsAllowedAndWelcomeOnceTheFirstHasEnded() {
        settings.perUser = new PerUser.AtMost(1);
        restart();
        BenchCall first = bench.login();
        BenchCall second = bench.dial();
        second.client.login.as("DOMAIN\\ALICE", "secret");
        bench.users.passwords.put("ALICE", "secret");
        bench.connect(second);
        assertThat(second.end().orElseThrow().why()).isEqualTo("the user has 1 sessions, as many as are allowed");

        first.client.terminate();
        bench.pass(Duration.ofSeconds(5));

        assertThat(bench.login().client.network.isUp()).isTrue();
    }

    @Test
    void oneCallMoreThanAllowedIsToldThatTheServerIsBusy() {
        settings.maxSessions = 1;
        restart();
        BenchCall only = bench.dial();
        BenchCall refused = new BenchCall(bench, 0x7000, 0x7001);

        Decision decision = bench.factory.outgoingCall(refused.request(), refused.link);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        busy -> assertThat(busy.result()).isEqualTo(OutgoingCallResult.BUSY));
        only.session.cleared(ClearCause.CONNECTION_CLOSED);
        bench.settle();
        assertThat(bench.dial().session).isNotNull();
    }

    private static Grant fixed(String address) {
        return Grant.builder()
                .address(new AddressRule.Fixed(Ipv4.toAddress(Ipv4.parse(address))))
                .build();
    }

    private void restart() {
        bench.close();
        bench = new SessionBench(settings);
    }
}
