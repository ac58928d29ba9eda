package dev.turnpike.probe.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.ccp.KeyStrength;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.probe.sim.ManualTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The client's side of PAP, RFC 1334 section 2. */
class PapLoginTest {

    private final ManualTicker ticker = new ManualTicker();
    private final AtomicInteger identifiers = new AtomicInteger(9);
    private final List<String> sent = new ArrayList<>();
    private final List<LoginResult> results = new ArrayList<>();

    private PapLogin login(String... passwords) {
        PapLogin login = new PapLogin(
                LinkTestOptions.of(
                        List.of(AuthenticationProtocol.PAP),
                        LinkTestOptions.encryption(EncryptionDemand.OFF, false, KeyStrength.BITS_128),
                        passwords),
                (protocol, packet) -> sent.add(HexFormat.of().formatHex(packet)),
                identifiers::getAndIncrement,
                new LoginTimer(ticker, Duration.ofSeconds(60)),
                results::add);
        login.start();
        return login;
    }

    private static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets);
    }

    @Test
    void theRequestCarriesNameAndPassword() {
        login("secret");

        assertThat(sent)
                .containsExactly(
                        "01" // Authenticate-Request
                                + "09" // identifier
                                + "0011" // length 17
                                + "05616c696365" // alice
                                + "06736563726574"); // secret
    }

    @Test
    void anAckIsALoginWithoutKeys() throws MalformedPacketException {
        login("secret").receive(hex("0209000500"));

        assertThat(results).singleElement().isInstanceOf(LoginResult.Keyless.class);
    }

    @Test
    void aNakIs691AndCarriesTheServersText() throws MalformedPacketException {
        login("secret").receive(hex("03090008036e6f21")); // no!

        assertThat(results).singleElement().isInstanceOfSatisfying(LoginResult.Refused.class, refused -> {
            assertThat(refused.failure().windowsError()).isEqualTo(691);
            assertThat(refused.failure().detail()).isEqualTo("PAP: no!");
        });
    }

    @Test
    void anotherPasswordIsTriedAfterANak() throws MalformedPacketException {
        PapLogin login = login("wrong", "secret");
        login.receive(hex("0309000500"));

        assertThat(results).isEmpty();
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1)).startsWith("010a").endsWith("06736563726574");
    }

    @Test
    void aVerdictOnAnotherRequestIsIgnored() throws MalformedPacketException {
        login("secret").receive(hex("0208000500"));

        assertThat(results).isEmpty();
    }

    @Test
    void aVerdictThatComesTwiceCountsOnce() throws MalformedPacketException {
        PapLogin login = login("secret");
        login.receive(hex("0209000500"));
        login.receive(hex("0309000500"));

        assertThat(results).hasSize(1);
    }

    @Test
    void theRequestIsRepeatedEveryThreeSecondsAndGivenUpAfterAMinute() {
        PapLogin login = login("secret");
        while (results.isEmpty()) {
            ticker.advanceTo(login.deadline());
            login.tick(ticker.nanos());
        }

        assertThat(sent).hasSizeBetween(19, 21);
        assertThat(Duration.ofNanos(ticker.nanos()).toSeconds()).isEqualTo(60);
    }

    @Test
    void arbitraryPacketsAreTakenOrMalformed() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            PapLogin login = login("secret");
            byte[] packet = new byte[random.nextInt(20)];
            random.nextBytes(packet);
            if (packet.length >= 4) {
                packet[0] = (byte) random.nextInt(5);
                packet[1] = (byte) (identifiers.get() - 1);
                packet[2] = 0;
                packet[3] = (byte) random.nextInt(22);
            }
            try {
                login.receive(packet);
            } catch (MalformedPacketException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
    }
}
