package dev.turnpike.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.MD4Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NtPasswordHashTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void theHashesOfTheRfcComeOut() {
        // RFC 2759 section 9.2
        byte[] hash = NtPasswordHash.of("clientPass".toCharArray());
        assertThat(HEX.formatHex(hash)).isEqualTo("44ebba8d5312b8d611474411f56989ae");
        assertThat(HEX.formatHex(NtPasswordHash.hashOf(hash))).isEqualTo("41c00c584bd2d91c4017a2a12fa59f3f");
        // RFC 2759 section 9.3
        assertThat(ntHash("MyPw")).isEqualTo("fc156af7edcd6c0edde3337d427f4eac");
    }

    @Test
    void theEmptyPasswordHasAHashToo() {
        assertThat(ntHash("")).isEqualTo("31d6cfe0d16ae931b73c59d7e0c089c0");
    }

    /** The values were computed apart from this code, with a plain MD4 over UTF-16LE. */
    @Test
    void charactersBeyondAsciiAreTwoOctetsAndBeyondTheBasicPlaneFour() {
        assertThat(ntHash("P\u00e4ssw\u00f6rd\u20ac")).isEqualTo("04e9d4087e1303bea8e5239aa5ddd064");
        assertThat(ntHash("\u041f\u0430\u0440\u043e\u043b\u044c")).isEqualTo("6815d932e4d9612d4fa3897c07a7815d");
        assertThat(ntHash("key\ud83d\udd11")).isEqualTo("1726c43e035f7b577de890400bd43111");
    }

    @Test
    void aLoneSurrogateIsHashedAsItStandsBecauseWindowsChecksNothing() {
        assertThat(ntHash("\ud83d")).isEqualTo("90a05760624ee46ae87a12bb23856a64");
    }

    /** What pppd and accel-ppp compute: {@code chap_ms.c} and {@code auth_mschap_v2.c} widen octets. */
    @ParameterizedTest
    @ValueSource(strings = {"P\u00e4ssw\u00f6rd\u20ac", "key\ud83d\udd11"})
    void theHashIsNotThatOfTheWidenedOctets(String password) {
        byte[] utf8 = password.getBytes(StandardCharsets.UTF_8);
        byte[] widened = new byte[2 * utf8.length];
        for (int i = 0; i < utf8.length; i++) {
            widened[2 * i] = utf8[i];
        }
        MD4Digest md4 = new MD4Digest();
        byte[] wrong = new byte[16];
        md4.update(widened, 0, widened.length);
        md4.doFinal(wrong, 0);

        assertThat(NtPasswordHash.of(password.toCharArray())).isNotEqualTo(wrong);
    }

    @Test
    void aPasswordIsCheckedAgainstAHashWithoutBeingChanged() {
        char[] password = "clientPass".toCharArray();
        byte[] hash = HEX.parseHex("44ebba8d5312b8d611474411f56989ae");

        assertThat(NtPasswordHash.matches(password, hash)).isTrue();
        assertThat(NtPasswordHash.matches("clientpass".toCharArray(), hash)).isFalse();
        assertThat(NtPasswordHash.matches(password, new byte[15])).isFalse();
        assertThat(password).isEqualTo("clientPass".toCharArray());
    }

    @Test
    void theHashOfAnythingButAHashIsRefused() {
        assertThatThrownBy(() -> NtPasswordHash.hashOf(new byte[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an NT hash has 16 octets, not 15");
    }

    private static String ntHash(String password) {
        return HEX.formatHex(NtPasswordHash.of(password.toCharArray()));
    }
}
