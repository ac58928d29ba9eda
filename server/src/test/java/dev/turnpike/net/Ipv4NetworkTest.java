package dev.turnpike.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4NetworkTest {

    @Test
    void aNetworkHoldsItsFirstAndLastAddressAndNoOther() {
        Ipv4Network network = Ipv4Network.parse("10.8.4.0/22");
        assertThat(network.contains(Ipv4.parse("10.8.4.0"))).isTrue();
        assertThat(network.contains(Ipv4.parse("10.8.7.255"))).isTrue();
        assertThat(network.contains(Ipv4.parse("10.8.3.255"))).isFalse();
        assertThat(network.contains(Ipv4.parse("10.8.8.0"))).isFalse();
        assertThat(Ipv4.format(network.last())).isEqualTo("10.8.7.255");
    }

    @Test
    void prefixLengthsZeroAndThirtyTwoWork() {
        assertThat(Ipv4Network.parse("0.0.0.0/0").contains(Ipv4.parse("255.1.2.3")))
                .isTrue();
        assertThat(Ipv4Network.parse("192.0.2.7").contains(Ipv4.parse("192.0.2.7")))
                .isTrue();
        assertThat(Ipv4Network.parse("192.0.2.7").contains(Ipv4.parse("192.0.2.6")))
                .isFalse();
    }

    @Test
    void theNetworkAroundAnAddressStartsAtItsFirst() {
        assertThat(Ipv4Network.around(Ipv4.toAddress(Ipv4.parse("10.8.5.77")), 22))
                .hasToString("10.8.4.0/22");
    }

    @Test
    void anAddressWithHostBitsIsRefusedWithTheNetworkThatWasMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ipv4Network.parse("10.0.0.1/24"))
                .withMessageContaining("10.0.0.0/24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/2x", "/24", "10.0.0/24"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ipv4Network.parse(text));
    }
}
