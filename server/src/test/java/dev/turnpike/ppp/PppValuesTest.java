package dev.turnpike.ppp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PppValuesTest {

    @Test
    void protocolsAreFoundByNumberAndNamedForLogs() {
        assertThat(PppProtocol.of(0x80fd)).contains(PppProtocol.CCP);
        assertThat(PppProtocol.of(0xc021)).contains(PppProtocol.LCP);
        assertThat(PppProtocol.of(0x8281)).contains(PppProtocol.MPLSCP);
        assertThat(PppProtocol.of(0x1234)).isEmpty();
        assertThat(PppProtocol.describe(0x8057)).isEqualTo("IPV6CP");
        assertThat(PppProtocol.describe(0x0235)).isEqualTo("protocol 0x0235");
    }

    @Test
    void octetsAreComparedByContentAndCopiedAtTheBorder() {
        byte[] wire = {1, 2, (byte) 0xff};
        Octets octets = Octets.copyOf(wire);
        wire[0] = 9;
        octets.toByteArray()[1] = 9;

        assertThat(octets).isEqualTo(Octets.of(1, 2, 0xff)).hasSameHashCodeAs(Octets.of(1, 2, 0xff));
        assertThat(octets).isNotEqualTo(Octets.of(1, 2)).hasToString("0102ff");
        assertThat(octets.first(2)).isEqualTo(Octets.of(1, 2));
        assertThat(octets.first(4)).isEqualTo(octets);
        assertThat(Octets.NONE.length()).isZero();
    }

    @Test
    void identifiersWrapAfterTwoHundredAndFiftyFive() {
        Identifiers identifiers = new Identifiers(0xfe);

        assertThat(identifiers.next()).isEqualTo(0xfe);
        assertThat(identifiers.next()).isEqualTo(0xff);
        assertThat(identifiers.next()).isZero();
    }
}
