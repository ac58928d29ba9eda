package dev.turnpike.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.0, true",
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.0/23, 192.0.3.255, true",
        "192.0.2.8/29, 192.0.2.15, true",
        "192.0.2.8/29, 192.0.2.16, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:db8::/33, 2001:db8:8000::, false",
        "::/0, ::1, true",
        "::/0, 192.0.2.1, false",
        "::1, ::1, true"
    })
    void aNetworkHoldsTheAddressesThatShareItsPrefix(String network, String address, boolean inside) {
        assertThat(Cidr.parse(network).contains(Values.INET_ADDRESS.parse(address)))
                .isEqualTo(inside);
    }

    @Test
    void bitsBehindThePrefixAreAnsweredWithTheNetworkAndTheAddress() {
        assertThatThrownBy(() -> Cidr.parse("192.0.2.5/24"))
                .hasMessage("has bits set behind the prefix: write 192.0.2.0/24 for the network"
                        + " or 192.0.2.5/32 for the one address");
        assertThatThrownBy(() -> Cidr.parse("2001:db8::5/32"))
                .hasMessage("has bits set behind the prefix: write 2001:db8::/32 for the network"
                        + " or 2001:db8::5/128 for the one address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/",
                "192.0.2.0/a",
                "2001:db8::/129",
                "/24",
                "x/24",
                "192.0.2.0/24/1",
                "192.0.2.0/255.255.255.0"
            })
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNetworkPrintsAsItIsWritten() {
        assertThat(Cidr.parse("192.0.2.0/24")).hasToString("192.0.2.0/24");
        assertThat(Cidr.parse("2001:db8::/32")).hasToString("2001:db8::/32");
        assertThat(Cidr.parse("::1")).hasToString("::1/128");
    }

    @Test
    void containsAgreesWithArithmeticForEveryPrefixLength() throws UnknownHostException {
        Random random = new Random(4632);
        for (int round = 0; round < 20_000; round++) {
            byte[] octets = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(octets);
            int bits = octets.length * 8;
            int length = random.nextInt(bits + 1);
            BigInteger hostMask = BigInteger.ONE.shiftLeft(bits - length).subtract(BigInteger.ONE);
            BigInteger start = new BigInteger(1, octets).andNot(hostMask);
            BigInteger other = start.flipBit(random.nextInt(bits));
            Cidr network = new Cidr(address(start, octets.length), length);
            if (address(other, octets.length).getAddress().length == octets.length) {
                assertThat(network.contains(address(other, octets.length)))
                        .isEqualTo(other.andNot(hostMask).equals(start));
            }
        }
    }

    private static InetAddress address(BigInteger value, int octets) throws UnknownHostException {
        byte[] fixed = new byte[octets];
        byte[] number = value.toByteArray();
        int count = Math.min(number.length, octets);
        System.arraycopy(number, number.length - count, fixed, octets - count, count);
        return InetAddress.getByAddress(fixed);
    }
}
