package dev.turnpike.ppp.auth;

import static dev.turnpike.ppp.auth.PhaseHarness.accepted;
import static dev.turnpike.ppp.auth.PhaseHarness.rejected;
import static dev.turnpike.ppp.auth.PhaseHarness.unavailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.KeyMaterial;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.crypto.MsChapV2;
import dev.turnpike.crypto.NtPasswordHash;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 2759 as the authenticator. */
class MsChapV2PhaseTest {

    private static final byte[] PASSWORD_HASH = NtPasswordHash.of("clientPass".toCharArray());
    private final KeyMaterial keys = new KeyMaterial.PasswordHashHash(NtPasswordHash.hashOf(PASSWORD_HASH));

    private final PhaseHarness harness = new PhaseHarness();
    private final ChapPhase phase = ChapPhase.msChapV2("turnpike", harness.link, harness.random, harness.port);

    @Test
    void theChallengeHasSixteenOctetsAndTheServersName() throws Exception {
        phase.start();

        assertThat(harness.last().code()).isEqualTo(1);
        ChapValue challenge = ChapValue.parse(harness.last().data());
        assertThat(challenge.value().length()).isEqualTo(16);
        assertThat(challenge.name()).isEqualTo("turnpike");
    }

    @Test
    void aRightResponseIsAnsweredByTheMutualResponseAndGivesKeys() throws Exception {
        phase.start();
        phase.receive(response(5, challenge(), "User", 0));
        assertThat(harness.port.users.getFirst().typed()).isEqualTo("User");

        phase.decided(accepted(keys));

        Credential.MsChapV2 proof = (Credential.MsChapV2) harness.port.checks.getFirst();
        assertThat(harness.last().code()).isEqualTo(3);
        assertThat(harness.last().identifier()).isEqualTo(5);
        assertThat(new MsChapV2(proof.authenticatorChallenge(), proof.peerChallenge(), "User")
                        .verifySuccess(harness.lastText(), NtPasswordHash.hashOf(PASSWORD_HASH), proof.ntResponse()))
                .isTrue();
        assertThat(harness.port.logins.getFirst().keys()).isPresent();
    }

    /** They are as good as the password for everything that this user encrypts by MPPE. */
    @Test
    void theProvidersKeysAreWipedWhenOursAreDerived() throws Exception {
        phase.start();
        phase.receive(response(5, challenge(), "User", 0));

        phase.decided(accepted(keys));

        assertThat(((KeyMaterial.PasswordHashHash) keys).value()).containsOnly(0);
    }

    /** pppd's chap_ms.c leaves the message out when a flag is set; Windows 98 and XP set flag 4. */
    @Test
    void aClientThatSetsFlagFourGetsTheResponseWithoutAMessage() throws Exception {
        phase.start();
        phase.receive(response(5, challenge(), "User", 4));

        phase.decided(accepted(keys));

        assertThat(harness.lastText()).matches("S=[0-9A-F]{40}");
    }

    /** RFC 2759 section 6 and 9.1.4; accel-ppp sends no challenge, pppd the old one. */
    @Test
    void aWrongPasswordMayBeTriedAgainWithAFreshChallengeAndTheNextIdentifier() throws Exception {
        phase.start();
        Octets first = challenge();
        phase.receive(response(5, first, "User", 0));
        phase.decided(rejected(RejectReason.BAD_PASSWORD));

        assertThat(harness.last().code()).isEqualTo(4);
        assertThat(harness.last().identifier()).isEqualTo(5);
        assertThat(harness.lastText()).matches("E=691 R=1 C=[0-9A-F]{32} V=3 M=.+");
        Octets fresh = failureChallenge();
        assertThat(fresh).isNotEqualTo(first);

        phase.receive(response(6, fresh, "User", 0));
        Credential.MsChapV2 second = (Credential.MsChapV2) harness.port.checks.getLast();
        assertThat(second.authenticatorChallenge()).isEqualTo(fresh.toByteArray());
        assertThat(second.identifier()).isEqualTo(6);
        assertThat(harness.port.ends).isEmpty();
    }

    @Test
    void theThirdFailureIsTheLast() throws Exception {
        phase.start();
        Octets challenge = challenge();
        for (int identifier = 5; identifier < 8; identifier++) {
            phase.receive(response(identifier, challenge, "User", 0));
            phase.decided(rejected(RejectReason.BAD_PASSWORD));
            challenge = failureChallenge();
        }

        assertThat(harness.lastText()).startsWith("E=691 R=0 ");
        assertThat(harness.port.failures).containsExactly("bad-password 1/3", "bad-password 2/3", "bad-password 3/3");
        assertThat(harness.port.ends).containsExactly("login refused");
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_PASSWORD, E=691 R=1",
        "UNKNOWN_USER, E=691 R=1", // the client must not learn which names exist
        "OUTSIDE_HOURS, E=646 R=0",
        "ACCOUNT_DISABLED, E=647 R=0",
        "ACCOUNT_LOCKED, E=647 R=0",
        "PASSWORD_EXPIRED, E=648 R=0",
        "NOT_PERMITTED, E=649 R=0"
    })
    void eachReasonHasTheCodeThatWindowsShows(RejectReason reason, String expected) throws Exception {
        phase.start();
        phase.receive(response(5, challenge(), "User", 0));

        phase.decided(rejected(reason));

        assertThat(harness.lastText()).startsWith(expected + " C=");
    }

    @Test
    void anOutageIsNotToldAsAWrongPasswordAndIsNoFailure() throws Exception {
        phase.start();
        phase.receive(response(5, challenge(), "User", 0));

        phase.decided(unavailable());

        assertThat(harness.lastText()).startsWith("E=930 R=0 ");
        assertThat(harness.port.failures).isEmpty();
        assertThat(harness.port.undecided).containsExactly("directory down");
        assertThat(harness.port.ends).hasSize(1);
    }

    @Test
    void keysThatDoNotFitTheMethodLetNobodyIn() throws Exception {
        phase.start();
        phase.receive(response(5, challenge(), "User", 0));

        phase.decided(accepted(new KeyMaterial.None()));

        assertThat(harness.last().code()).isEqualTo(4);
        assertThat(harness.port.logins).isEmpty();
        assertThat(harness.port.undecided).hasSize(1);
    }

    /** RFC 2548 sections 2.3.3, 2.4.2, 2.4.3; some servers give keys of 32 octets, of which the first 16 count. */
    @Test
    void whatABackEndComputedIsToldAndUsedInTheServersDirections() throws Exception {
        byte[] receive = new byte[32];
        receive[0] = 1;
        byte[] send = new byte[16];
        send[0] = 2;
        phase.start();
        phase.receive(response(5, challenge(), "User", 4));

        phase.decided(accepted(new KeyMaterial.MsChapV2Keys("S=" + "0A".repeat(20), receive, send.clone())));

        assertThat(harness.lastText()).isEqualTo("S=" + "0A".repeat(20));
        assertThat(harness.port.logins.getFirst().keys()).hasValueSatisfying(keys -> {
            assertThat(keys.send()).isEqualTo(send);
            assertThat(keys.receive()).hasSize(16).startsWith(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "S=0A",
                "0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A",
                "S=0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A M=hi"
            })
    void aResponseThatNoClientWouldTakeLetsNobodyIn(String authenticatorResponse) throws Exception {
        phase.start();
        phase.receive(response(5, challenge(), "User", 0));

        phase.decided(accepted(new KeyMaterial.MsChapV2Keys(authenticatorResponse, new byte[16], new byte[16])));

        assertThat(harness.last().code()).isEqualTo(4);
        assertThat(harness.port.logins).isEmpty();
        assertThat(harness.port.undecided).hasSize(1);
    }

    @Test
    void theSameResponseAgainGetsTheSameVerdictWithoutAnotherLookUp() throws Exception {
        phase.start();
        byte[] response = response(5, challenge(), "User", 0);
        phase.receive(response);
        phase.receive(response); // while it is being verified
        phase.decided(accepted(keys));
        ControlPacket verdict = harness.last();

        phase.receive(response);

        assertThat(harness.sent).hasSize(3);
        assertThat(harness.last()).isEqualTo(verdict);
        assertThat(harness.port.checks).hasSize(1);
        assertThat(harness.port.logins).hasSize(1);
    }

    @Test
    void aResponseToAnotherChallengeIsIgnored() throws Exception {
        phase.start();

        phase.receive(response(9, challenge(), "User", 0));

        assertThat(harness.port.checks).isEmpty();
    }

    /** RFC 2759 section 4: 49 octets. accel-ppp does not look. */
    @Test
    void aResponseOfAnotherLengthIsMalformed() {
        phase.start();
        byte[] cut = new ControlPacket(2, 5, new ChapValue(Octets.copyOf(new byte[48]), "User").encode()).toByteArray();

        assertThatThrownBy(() -> phase.receive(cut)).isInstanceOf(MalformedPacketException.class);
        assertThat(harness.port.checks).isEmpty();
    }

    @Test
    void theReservedFieldMustBeZero() {
        phase.start();
        byte[] value = new byte[49];
        value[16] = 1;
        byte[] packet = new ControlPacket(2, 5, new ChapValue(Octets.copyOf(value), "User").encode()).toByteArray();

        assertThatThrownBy(() -> phase.receive(packet)).isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void aSilentClientIsAskedTenTimesAndThenGivenUp() {
        phase.start();
        while (phase.deadline() != Ticker.NEVER) {
            harness.now = phase.deadline();
            phase.tick(harness.now);
        }

        assertThat(harness.sent).hasSize(10);
        assertThat(harness.port.ends).hasSize(1);
    }

    @Test
    void aRefusedClientHasAPersonsTimeToTypeAnotherPassword() throws Exception {
        phase.start();
        phase.receive(response(5, challenge(), "User", 0));
        phase.decided(rejected(RejectReason.BAD_PASSWORD));
        int packets = harness.sent.size();

        harness.now += TimeUnit.SECONDS.toNanos(60);
        phase.tick(harness.now);

        assertThat(harness.sent).hasSize(packets);
        assertThat(harness.port.ends).isEmpty();
    }

    @Test
    void whateverComesIsAResultOrAMalformedPacket() {
        phase.start();
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] packet = new byte[random.nextInt(80)];
            random.nextBytes(packet);
            if (packet.length > 3 && random.nextBoolean()) {
                packet[0] = 2;
                packet[1] = 5;
                packet[2] = 0;
                packet[3] = (byte) packet.length;
            }
            try {
                phase.receive(packet);
            } catch (MalformedPacketException expected) {
                assertThat(expected.getMessage()).isNotEmpty();
            }
            phase.decided(unavailable());
        }
    }

    private Octets challenge() throws MalformedPacketException {
        return ChapValue.parse(harness.sent.getFirst().data()).value();
    }

    private Octets failureChallenge() {
        String text = harness.lastText();
        int at = text.indexOf("C=") + 2;
        return Octets.copyOf(PhaseHarness.hex(text.substring(at, at + 32)));
    }

    private static byte[] response(int identifier, Octets challenge, String name, int flags) {
        byte[] peerChallenge = "PeerChallenge 16".getBytes(StandardCharsets.US_ASCII);
        byte[] ntResponse = new MsChapV2(challenge.toByteArray(), peerChallenge, name).ntResponse(PASSWORD_HASH);
        byte[] value = new ByteWriter()
                .bytes(peerChallenge)
                .zeros(8)
                .bytes(ntResponse)
                .u8(flags)
                .toByteArray();
        return new ControlPacket(2, identifier, new ChapValue(Octets.copyOf(value), name).encode()).toByteArray();
    }
}
