package dev.turnpike.probe.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.conf.SecretText;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.probe.Personality;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.probe.sim.ManualTicker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The client's side of CHAP, on the vectors of RFC 2759 section 9.2. */
class ChapLoginTest {

    private static final String PEER_CHALLENGE = "21402324255e262a28295f2b3a337c7e";
    private static final String AUTHENTICATOR_CHALLENGE = "5b5d7c7d7b3f2f3e3c2c602132262628";
    private static final String NT_RESPONSE = "82309ecd8d708b5ea08faa3981cd83544233114a3d85d6df";
    private static final String SUCCESS_MESSAGE = "S=407A5589115FD0D6209F510FE9C04566932CDA56";

    private final ManualTicker ticker = new ManualTicker();
    private final List<String> sent = new ArrayList<>();
    private final List<LoginResult> results = new ArrayList<>();

    private ChapLogin login(String... passwords) {
        List<SecretText> secrets =
                List.of(passwords).stream().map(SecretText::of).toList();
        LinkOptions options = new LinkOptions(
                "User",
                secrets,
                List.of(AuthenticationProtocol.MSCHAP_V2),
                EncryptionOptions.standard(),
                1400,
                Personality.WINDOWS.link(),
                Duration.ofSeconds(60));
        RandomGenerator random = new Random(1) {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(HexFormat.of().parseHex(PEER_CHALLENGE), 0, bytes, 0, bytes.length);
            }
        };
        ChapLogin login = new ChapLogin(
                options,
                new MsChapV2Method("User", random),
                (protocol, packet) -> sent.add(HexFormat.of().formatHex(packet)),
                new LoginTimer(ticker, Duration.ofSeconds(60)),
                results::add);
        login.start();
        return login;
    }

    private static byte[] challenge(int identifier, String value) {
        return HexFormat.of().parseHex(String.format("01%02x001610", identifier) + value + "53");
    }

    private static byte[] verdict(int code, int identifier, String message) {
        byte[] text = message.getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of()
                .parseHex(String.format("%02x%02x%04x", code, identifier, text.length + 4)
                        + HexFormat.of().formatHex(text));
    }

    @Test
    void aChallengeIsAnsweredAsInTheVectorsOfTheRfc() throws MalformedPacketException {
        login("clientPass").receive(challenge(7, AUTHENTICATOR_CHALLENGE));

        assertThat(sent)
                .containsExactly(
                        "02" // Response
                                + "07" // identifier of the Challenge
                                + "003a" // length 58
                                + "31" // value size 49
                                + PEER_CHALLENGE
                                + "0000000000000000" // reserved
                                + NT_RESPONSE
                                + "00" // flags
                                + "55736572"); // User
    }

    @Test
    void theServersProofIsCheckedAndGivesTheKeys() throws MalformedPacketException {
        ChapLogin login = login("clientPass");
        login.receive(challenge(7, AUTHENTICATOR_CHALLENGE));

        login.receive(verdict(3, 7, SUCCESS_MESSAGE + " M=welcome"));

        // RFC 3079 section 3.5.3: what the server sends with.
        assertThat(results)
                .singleElement()
                .isInstanceOfSatisfying(
                        LoginResult.Keyed.class,
                        keyed -> assertThat(
                                        HexFormat.of().formatHex(keyed.keys().receive()))
                                .isEqualTo("8b7cdc149b993a1ba118cb153f56dccb"));
    }

    @Test
    void aWrongProofIsARefusalByUs() throws MalformedPacketException {
        ChapLogin login = login("clientPass");
        login.receive(challenge(7, AUTHENTICATOR_CHALLENGE));

        login.receive(verdict(3, 7, "S=407A5589115FD0D6209F510FE9C04566932CDA57"));

        assertThat(results)
                .singleElement()
                .isInstanceOfSatisfying(
                        LoginResult.Refused.class,
                        refused -> assertThat(refused.failure().cause()).isEqualTo(FailureCause.SERVER_NOT_VERIFIED));
    }

    @Test
    void aSuccessWithoutProofIsARefusalByUs() throws MalformedPacketException {
        ChapLogin login = login("clientPass");
        login.receive(challenge(7, AUTHENTICATOR_CHALLENGE));

        login.receive(verdict(3, 7, ""));

        assertThat(results).singleElement().isInstanceOf(LoginResult.Refused.class);
    }

    @Test
    void aVerdictOnAnotherResponseIsIgnored() throws MalformedPacketException {
        ChapLogin login = login("clientPass");
        login.receive(challenge(7, AUTHENTICATOR_CHALLENGE));

        login.receive(verdict(3, 8, SUCCESS_MESSAGE));
        login.receive(verdict(4, 6, "E=691 R=0"));

        assertThat(results).isEmpty();
    }

    @Test
    void aVerdictThatComesTwiceCountsOnce() throws MalformedPacketException {
        ChapLogin login = login("clientPass");
        login.receive(challenge(7, AUTHENTICATOR_CHALLENGE));

        login.receive(verdict(3, 7, SUCCESS_MESSAGE));
        login.receive(verdict(3, 7, SUCCESS_MESSAGE));

        assertThat(results).hasSize(1);
    }

    @Test
    void theNextPasswordAnswersTheNewChallengeWithTheNextIdentifier() throws MalformedPacketException {
        ChapLogin login = login("wrong", "clientPass");
        login.receive(challenge(255, "00112233445566778899aabbccddeeff"));

        login.receive(verdict(4, 255, "E=691 R=1 C=" + AUTHENTICATOR_CHALLENGE + " V=3 M=no"));

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1)).startsWith("0200003a31").contains(NT_RESPONSE);
        assertThat(results).isEmpty();
    }

    @Test
    void withoutAnotherPasswordAFailureIsTheEnd() throws MalformedPacketException {
        ChapLogin login = login("wrong");
        login.receive(challenge(7, AUTHENTICATOR_CHALLENGE));

        login.receive(verdict(4, 7, "E=691 R=1 C=" + AUTHENTICATOR_CHALLENGE + " V=3 M=no"));

        assertThat(results)
                .singleElement()
                .isInstanceOfSatisfying(
                        LoginResult.Refused.class,
                        refused -> assertThat(refused.failure().windowsError()).isEqualTo(691));
    }

    @Test
    void aRetryThatTheServerForbidsIsNotTried() throws MalformedPacketException {
        ChapLogin login = login("wrong", "clientPass");
        login.receive(challenge(7, AUTHENTICATOR_CHALLENGE));

        login.receive(verdict(4, 7, "E=647 R=0 C=" + AUTHENTICATOR_CHALLENGE + " V=3"));

        assertThat(sent).hasSize(1);
        assertThat(results).hasSize(1);
    }

    @Test
    void aResponseIsRepeatedUnchangedUntilTheVerdictComes() throws MalformedPacketException {
        ChapLogin login = login("clientPass");
        login.receive(challenge(7, AUTHENTICATOR_CHALLENGE));

        ticker.advanceTo(login.deadline());
        login.tick(ticker.nanos());
        login.receive(challenge(7, AUTHENTICATOR_CHALLENGE));

        assertThat(sent).hasSize(3);
        assertThat(sent).allMatch(sent.get(0)::equals);
    }

    @Test
    void aServerWithoutVerdictIsGivenUpAfterAMinute() throws MalformedPacketException {
        ChapLogin login = login("clientPass");
        login.receive(challenge(7, AUTHENTICATOR_CHALLENGE));

        while (results.isEmpty()) {
            ticker.advanceTo(login.deadline());
            login.tick(ticker.nanos());
        }

        assertThat(Duration.ofNanos(ticker.nanos()).toSeconds()).isEqualTo(60);
        assertThat(results)
                .singleElement()
                .isInstanceOfSatisfying(
                        LoginResult.Refused.class,
                        refused -> assertThat(refused.failure().cause()).isEqualTo(FailureCause.SERVER_SILENT));
    }

    @Test
    void aMicrosoftChallengeOfAnotherLengthIsMalformed() {
        ChapLogin login = login("clientPass");
        byte[] eight = HexFormat.of().parseHex("0107000d08" + "0011223344556677");

        assertThatThrownBy(() -> login.receive(eight))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("MS-CHAPv2 challenge has 8 octets, must have 16");
    }

    @Test
    void arbitraryPacketsAreTakenOrMalformed() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            ChapLogin login = login("clientPass");
            byte[] packet = new byte[random.nextInt(40)];
            random.nextBytes(packet);
            if (packet.length >= 4) {
                packet[0] = (byte) random.nextInt(6);
                packet[2] = 0;
                packet[3] = (byte) random.nextInt(44);
            }
            try {
                login.receive(packet);
            } catch (MalformedPacketException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
        assertThat(results).isEmpty();
    }
}
