package dev.turnpike.ppp.lcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.ppp.Hex;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.OptionCodecContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class LcpOptionCodecTest {

    private final LcpOptionCodec codec = new LcpOptionCodec();

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of(1, "0578", new LcpOption.Mru(1400)),
                Arguments.of(2, "000a0000", new LcpOption.Accm(0xa0000)),
                Arguments.of(3, "c22381", AuthenticationProtocol.MSCHAP_V2.option()),
                Arguments.of(3, "c22380", AuthenticationProtocol.MSCHAP_V1.option()),
                Arguments.of(3, "c22305", AuthenticationProtocol.CHAP_MD5.option()),
                Arguments.of(3, "c023", AuthenticationProtocol.PAP.option()),
                Arguments.of(3, "c227", AuthenticationProtocol.EAP.option()),
                Arguments.of(4, "c02500000bb8", new LcpOption.Quality(0xc025, Octets.of(0, 0, 0x0b, 0xb8))),
                Arguments.of(5, "6d4a2c10", new LcpOption.MagicNumber(0x6d4a2c10)),
                Arguments.of(7, "", new LcpOption.ProtocolFieldCompression()),
                Arguments.of(8, "", new LcpOption.AddressControlFieldCompression()),
                Arguments.of(13, "06", new LcpOption.Callback(6, Octets.NONE)),
                Arguments.of(17, "064e", new LcpOption.Mrru(1614)),
                Arguments.of(18, "", new LcpOption.ShortSequenceNumbers()),
                Arguments.of(19, "01aabb", new LcpOption.EndpointDiscriminator(1, Octets.of(0xaa, 0xbb))),
                Arguments.of(23, "0001", new LcpOption.LinkDiscriminator(1)),
                Arguments.of(26, "01", new LcpOption.Unknown(26, Octets.of(1))),
                Arguments.of(1, "057800", new LcpOption.Unknown(1, Octets.of(5, 0x78, 0))),
                Arguments.of(1, "05", new LcpOption.Unknown(1, Octets.of(5))),
                Arguments.of(7, "00", new LcpOption.Unknown(7, Octets.of(0))),
                Arguments.of(13, "", new LcpOption.Unknown(13, Octets.NONE)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void optionsAreReadByTypeAndLength(int type, String value, LcpOption option) {
        assertThat(codec.decode(type, Octets.copyOf(Hex.of(value)))).isEqualTo(option);
    }

    @Test
    void everyOptionIsWrittenBackUnmodified() {
        OptionCodecContract.check(codec, LcpOption.class);
    }

    @Test
    void authenticationOptionsAreKnownByProtocolAndAlgorithm() {
        for (AuthenticationProtocol protocol : AuthenticationProtocol.values()) {
            assertThat(AuthenticationProtocol.of(protocol.option())).contains(protocol);
        }
        assertThat(AuthenticationProtocol.of(new LcpOption.Authentication(0xc223, Octets.NONE)))
                .isEmpty();
        assertThat(AuthenticationProtocol.of(new LcpOption.Authentication(0xc023, Octets.of(0))))
                .isEmpty();
    }
}
