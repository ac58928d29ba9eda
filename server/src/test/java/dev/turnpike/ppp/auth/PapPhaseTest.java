package dev.turnpike.ppp.auth;

import static dev.turnpike.ppp.auth.PhaseHarness.accepted;
import static dev.turnpike.ppp.auth.PhaseHarness.hex;
import static dev.turnpike.ppp.auth.PhaseHarness.rejected;
import static dev.turnpike.ppp.auth.PhaseHarness.unavailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.KeyMaterial;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.net.MalformedPacketException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** RFC 1334 section 2 as the authenticator. */
class PapPhaseTest {

    private static final byte[] REQUEST = hex(
            "01 07 0010" // Authenticate-Request, identifier 7, length 16
                    + "05 616c696365" // Peer-ID "alice"
                    + "05 7331637232"); // Password "s1cr2"

    private final PhaseHarness harness = new PhaseHarness();
    private final PapPhase phase = new PapPhase(harness.link, harness.port);

    @Test
    void nameAndPasswordGoToTheProviders() throws Exception {
        phase.start();

        phase.receive(REQUEST);

        assertThat(harness.port.users.getFirst().typed()).isEqualTo("alice");
        Credential.Pap pap = (Credential.Pap) harness.port.checks.getFirst();
        assertThat(pap.password().characters()).isEqualTo("s1cr2".toCharArray());
    }

    @Test
    void anAcceptedClientIsAcknowledgedAndHasNoKeys() throws Exception {
        phase.start();
        phase.receive(REQUEST);

        phase.decided(accepted(new KeyMaterial.None()));

        assertThat(harness.last().code()).isEqualTo(2);
        assertThat(harness.last().identifier()).isEqualTo(7);
        assertThat(harness.port.logins.getFirst().keys()).isEmpty();
    }

    @Test
    void aRefusedClientIsToldAndTheLinkEnds() throws Exception {
        phase.start();
        phase.receive(REQUEST);

        phase.decided(rejected(RejectReason.BAD_PASSWORD));

        assertThat(harness.last().code()).isEqualTo(3);
        assertThat(harness.port.failures).containsExactly("bad-password 1/1");
        assertThat(harness.port.ends).hasSize(1);
    }

    @Test
    void anOutageIsNoFailure() throws Exception {
        phase.start();
        phase.receive(REQUEST);

        phase.decided(unavailable());

        assertThat(harness.port.failures).isEmpty();
        assertThat(harness.port.undecided).hasSize(1);
    }

    @Test
    void aRepeatedRequestGetsTheVerdictAgainUnderItsOwnIdentifier() throws Exception {
        phase.start();
        phase.receive(REQUEST);
        phase.decided(accepted(new KeyMaterial.None()));
        byte[] repeated = REQUEST.clone();
        repeated[1] = 8;

        phase.receive(repeated);

        assertThat(harness.last().code()).isEqualTo(2);
        assertThat(harness.last().identifier()).isEqualTo(8);
        assertThat(harness.port.checks).hasSize(1);
    }

    @Test
    void lengthsThatPointOutsideThePacketAreMalformed() {
        phase.start();

        assertThatThrownBy(() -> phase.receive(hex("01 07 0006 ff 61"))).isInstanceOf(MalformedPacketException.class);
        assertThatThrownBy(() -> phase.receive(hex("01 07 0007 01 61 05")))
                .isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void aClientThatSendsNothingIsGivenUp() {
        phase.start();

        harness.now = TimeUnit.SECONDS.toNanos(31);
        phase.tick(harness.now);

        assertThat(harness.port.ends).hasSize(1);
    }
}
