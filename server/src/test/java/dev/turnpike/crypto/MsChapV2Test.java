package dev.turnpike.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 2759 section 9.2: "User" with the password "clientPass". */
class MsChapV2Test {

    private static final byte[] AUTHENTICATOR_CHALLENGE = HexFormat.of().parseHex("5b5d7c7d7b3f2f3e3c2c602132262628");
    private static final byte[] PEER_CHALLENGE = HexFormat.of().parseHex("21402324255e262a28295f2b3a337c7e");
    private static final byte[] HASH = NtPasswordHash.of("clientPass".toCharArray());
    private static final byte[] HASH_HASH = NtPasswordHash.hashOf(HASH);
    private static final byte[] NT_RESPONSE =
            HexFormat.of().parseHex("82309ecd8d708b5ea08faa3981cd83544233114a3d85d6df");
    private static final String SUCCESS = "S=407A5589115FD0D6209F510FE9C04566932CDA56";

    private final MsChapV2 exchange = exchange("User");

    @Test
    void theChallengeHashOfTheRfcComesOut() {
        assertThat(HexFormat.of().formatHex(exchange.challengeHash())).isEqualTo("d02e4386bce91226");
    }

    @Test
    void theNtResponseOfTheRfcComesOut() {
        assertThat(exchange.ntResponse(HASH)).isEqualTo(NT_RESPONSE);
    }

    @Test
    void theAuthenticatorResponseOfTheRfcComesOut() {
        assertThat(exchange.authenticatorResponse(HASH_HASH, NT_RESPONSE))
                .isEqualTo(SUCCESS)
                .hasSize(MsChapV2.AUTHENTICATOR_RESPONSE_LENGTH);
    }

    @Test
    void theDesKeysOfTheRfcComeOut() {
        // RFC 2759 section 9.3: the NT hash of "MyPw"
        byte[] hash = HexFormat.of().parseHex("fc156af7edcd6c0edde3337d427f4eac");
        assertThat(HexFormat.of().formatHex(MsChapV2.desKey(hash, 0))).isEqualTo("fd0b5b5e7f6e34d9");
        assertThat(HexFormat.of().formatHex(MsChapV2.desKey(hash, 7))).isEqualTo("0e6e796737ea08fe");
    }

    @Test
    void aRightNtResponseVerifiesAndOneWrongBitFails() {
        assertThat(exchange.verify(HASH, NT_RESPONSE)).isTrue();
        for (int bit = 0; bit < 8 * NT_RESPONSE.length; bit++) {
            byte[] wrong = NT_RESPONSE.clone();
            wrong[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(exchange.verify(HASH, wrong)).as("bit %d", bit).isFalse();
        }
        assertThat(exchange.verify(HASH, new byte[0])).isFalse();
    }

    @Test
    void theDomainIsNotHashedButTheRealmIs() {
        // RFC 2759 section 8.2
        assertThat(exchange("BIGCO\\User").challengeHash()).isEqualTo(exchange.challengeHash());
        assertThat(exchange("User@example.org").challengeHash()).isNotEqualTo(exchange.challengeHash());
        assertThat(exchange("BIGCO\\User@example.org").challengeHash())
                .isEqualTo(exchange("User@example.org").challengeHash());
    }

    @Test
    void theNameIsHashedInTheCaseInWhichItWasTyped() {
        assertThat(exchange("user").challengeHash()).isNotEqualTo(exchange.challengeHash());
    }

    @Test
    void theExchangeKeepsNoReferenceToTheChallenges() {
        byte[] peer = PEER_CHALLENGE.clone();
        MsChapV2 own = new MsChapV2(AUTHENTICATOR_CHALLENGE, peer, "User");

        peer[0] ^= 1;
        own.challengeHash()[0] ^= 1;

        assertThat(own.ntResponse(HASH)).isEqualTo(NT_RESPONSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {SUCCESS, SUCCESS + " M=Welcome", SUCCESS + " "})
    void aClientAcceptsTheServersProofWithAndWithoutAMessage(String message) {
        assertThat(exchange.verifySuccess(message, HASH_HASH, NT_RESPONSE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "S=",
                "S=407A5589115FD0D6209F510FE9C04566932CDA5", // one digit short
                "S=407A5589115FD0D6209F510FE9C04566932CDA57", // the last digit is wrong
                "S=407A5589115FD0D6209F510FE9C04566932CDA566", // one digit too many
                "S=407a5589115fd0d6209f510fe9c04566932cda56", // RFC 2759 section 5: upper case
                "M=Hello S=407A5589115FD0D6209F510FE9C04566932CDA56",
                "\u0153=407A5589115FD0D6209F510FE9C04566932CDA56"
            })
    void aClientRefusesEverythingElse(String message) {
        assertThat(exchange.verifySuccess(message, HASH_HASH, NT_RESPONSE)).isFalse();
    }

    @Test
    void wrongLengthsAreRefusedByName() {
        assertThatThrownBy(() -> new MsChapV2(new byte[8], PEER_CHALLENGE, "User"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the authenticator challenge has 16 octets, not 8");
        assertThatThrownBy(() -> new MsChapV2(AUTHENTICATOR_CHALLENGE, new byte[17], "User"))
                .hasMessage("the peer challenge has 16 octets, not 17");
        assertThatThrownBy(() -> exchange.ntResponse(new byte[21])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> exchange.authenticatorResponse(new byte[8], NT_RESPONSE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> exchange.authenticatorResponse(HASH_HASH, new byte[25]))
                .hasMessage("the NT-Response has 24 octets, not 25");
    }

    private static MsChapV2 exchange(String userName) {
        return new MsChapV2(AUTHENTICATOR_CHALLENGE, PEER_CHALLENGE, userName);
    }
}
