package dev.turnpike.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.auth.spi.AuthOutcome;
import dev.turnpike.auth.spi.AuthRequest;
import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.Grant;
import dev.turnpike.auth.spi.KeyMaterial;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.auth.spi.SecretLookup;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.auth.spi.UserSecret;
import dev.turnpike.conf.SecretText;
import dev.turnpike.crypto.ChapMd5;
import dev.turnpike.crypto.NtPasswordHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretStoreAuthenticatorTest {

    @Test
    void aRightMsChapV2ResponseIsAcceptedWithWhatTheKeysAreMadeOf() {
        AuthOutcome outcome = verify(plaintext("clientPass"), Requests.msChapV2("User", "clientPass"));

        byte[] expected = NtPasswordHash.hashOf(NtPasswordHash.of("clientPass".toCharArray()));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AuthOutcome.Accepted.class,
                        accepted -> assertThat(((KeyMaterial.PasswordHashHash) accepted.keys()).value())
                                .isEqualTo(expected));
    }

    @Test
    void theDomainIsNoPartOfTheHashedName() {
        AuthRequest typed = Requests.msChapV2("User", "clientPass");
        AuthRequest withDomain = new AuthRequest(new UserName("CORP\\User"), typed.credential(), typed.session());

        assertThat(verify(plaintext("clientPass"), withDomain)).isInstanceOf(AuthOutcome.Accepted.class);
    }

    /** accel-ppp and pppd widen each octet of a UTF-8 password, which no such client can match. */
    @Test
    void aPasswordBeyondAsciiIsTheSameForPapAndMsChapV2() {
        assertThat(verify(
                        plaintext("gr\u00fc\u00dfe\ud83d\ude00"),
                        Requests.msChapV2("u", "gr\u00fc\u00dfe\ud83d\ude00")))
                .isInstanceOf(AuthOutcome.Accepted.class);
        assertThat(verify(plaintext("gr\u00fc\u00dfe\ud83d\ude00"), Requests.pap("u", "gr\u00fc\u00dfe\ud83d\ude00")))
                .isInstanceOf(AuthOutcome.Accepted.class);
    }

    @Test
    void aWrongPasswordIsRejectedByEveryMethod() {
        assertThat(verify(plaintext("right"), Requests.msChapV2("u", "wrong"))).isEqualTo(badPassword());
        assertThat(verify(plaintext("right"), Requests.pap("u", "wrong"))).isEqualTo(badPassword());
        assertThat(verify(plaintext("right"), chap("wrong"))).isEqualTo(badPassword());
    }

    @Test
    void chapWithMd5IsVerifiedWithThePasswordInUtf8() {
        assertThat(verify(plaintext("right"), chap("right"))).isInstanceOf(AuthOutcome.Accepted.class);
    }

    @Test
    void anNtHashServesMsChapV2AndPapAlike() {
        assertThat(verify(ntHash("secret"), Requests.msChapV2("u", "secret"))).isInstanceOf(AuthOutcome.Accepted.class);
        assertThat(verify(ntHash("secret"), Requests.pap("u", "secret"))).isInstanceOf(AuthOutcome.Accepted.class);
    }

    @Test
    void anNtHashCannotVerifyChapAndSaysSoInsteadOfBlamingThePassword() {
        assertThat(verify(ntHash("right"), chap("right"))).isInstanceOf(AuthOutcome.Unavailable.class);
    }

    @Test
    void aRefusedAccountIsToldOnlyToWhoHasThePassword() {
        SecretStoreAuthenticator authenticator = new SecretStoreAuthenticator((user, session) ->
                new SecretLookup.Refused(plaintext("right"), RejectReason.ACCOUNT_DISABLED, "left the company"));

        assertThat(authenticator.authenticate(Requests.pap("u", "right")))
                .isEqualTo(new AuthOutcome.Rejected(RejectReason.ACCOUNT_DISABLED, "left the company"));
        assertThat(authenticator.authenticate(Requests.pap("u", "wrong"))).isEqualTo(badPassword());
    }

    @Test
    void theSecretIsWipedWhateverTheVerdict() {
        SecretText secret = SecretText.of("right");

        verify(new UserSecret.Plaintext(secret), Requests.pap("u", "wrong"));

        assertThat(secret.characters()).containsOnly('\0');
    }

    @Test
    void anUnknownNameCostsTheWorkOfAKnownOneAndCannotBeLetInByIt() {
        List<UserSecret> compared = new ArrayList<>();
        SecretStoreAuthenticator authenticator =
                new SecretStoreAuthenticator((user, session) -> new SecretLookup.NotMine(), (request, secret) -> {
                    compared.add(secret);
                    return Optional.of(new KeyMaterial.None());
                });

        assertThat(authenticator.authenticate(Requests.pap("nobody", "x"))).isInstanceOf(AuthOutcome.NotMine.class);
        assertThat(compared).hasSize(1);
    }

    private static AuthOutcome verify(UserSecret secret, AuthRequest request) {
        return new SecretStoreAuthenticator((user, session) -> new SecretLookup.Found(secret, Grant.none()))
                .authenticate(request);
    }

    private static AuthOutcome badPassword() {
        return new AuthOutcome.Rejected(RejectReason.BAD_PASSWORD, "the proof does not fit the stored secret");
    }

    private static UserSecret plaintext(String password) {
        return new UserSecret.Plaintext(SecretText.of(password));
    }

    private static UserSecret ntHash(String password) {
        return new UserSecret.NtHash(NtPasswordHash.of(password.toCharArray()));
    }

    private static AuthRequest chap(String password) {
        byte[] challenge = new byte[16];
        byte[] response = ChapMd5.response(9, password.getBytes(StandardCharsets.UTF_8), challenge);
        Credential credential = new Credential.ChapMd5(9, challenge, response);
        assertThat(credential.method()).isEqualTo(AuthMethod.CHAP_MD5);
        return new AuthRequest(new UserName("u"), credential, Requests.session());
    }
}
