package dev.turnpike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ChapMd5Test {

    /** RFC 1994 has no vectors; RFC 1321 appendix A.5 has MD5("message digest"), here as identifier, secret, challenge. */
    @Test
    void theResponseIsTheDigestOfIdentifierSecretAndChallengeInThatOrder() {
        byte[] response = ChapMd5.response('m', ascii("essage"), ascii(" digest"));

        assertThat(HexFormat.of().formatHex(response)).isEqualTo("f96b697d7cb7938d525a2f31aaf161d0");
    }

    @Test
    void onlyTheLowEightBitsOfTheIdentifierCount() {
        assertThat(ChapMd5.response(0x100 + 'a', ascii("b"), ascii("c")))
                .isEqualTo(ChapMd5.response('a', ascii("b"), ascii("c")));
    }

    @Test
    void aRightResponseVerifiesAndEveryOtherFails() {
        byte[] secret = ascii("secret");
        byte[] challenge = ascii("0123456789abcdef");
        byte[] response = ChapMd5.response(7, secret, challenge);

        assertThat(ChapMd5.verify(7, secret, challenge, response)).isTrue();
        assertThat(ChapMd5.verify(8, secret, challenge, response)).isFalse();
        assertThat(ChapMd5.verify(7, ascii("Secret"), challenge, response)).isFalse();
        assertThat(ChapMd5.verify(7, secret, ascii("0123456789abcdeF"), response))
                .isFalse();
        response[15] ^= 1;
        assertThat(ChapMd5.verify(7, secret, challenge, response)).isFalse();
        assertThat(ChapMd5.verify(7, secret, challenge, new byte[0])).isFalse();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
