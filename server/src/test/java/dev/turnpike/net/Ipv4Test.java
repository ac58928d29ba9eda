package dev.turnpike.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4Test {

    @Test
    void theFirstOctetIsTheHighest() {
        assertThat(Ipv4.parse("192.0.2.1")).isEqualTo(0xc0000201);
        assertThat(Ipv4.toAddress(0xc0000201).getHostAddress()).isEqualTo("192.0.2.1");
        assertThat(Ipv4.format(0xc0000201)).isEqualTo("192.0.2.1");
    }

    @Test
    void everyAddressSurvivesTextAndObject() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            int address = random.nextInt();
            assertThat(Ipv4.parse(Ipv4.format(address))).isEqualTo(address);
            assertThat(Ipv4.toInt(Ipv4.toAddress(address))).isEqualTo(address);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0",
                "10.0.0.0.1",
                "10.0.0.256",
                "10.0.0.01",
                "localhost",
                "10.0.0.1 ",
                "::1",
                "1e1.0.0.1"
            })
    void whatIsNoDottedQuadIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ipv4.parse(text)).withMessageStartingWith("is not an");
    }

    @Test
    void theIntIsTheOneInThePacket() throws Exception {
        byte[] octets = InetAddress.getByName("10.1.2.3").getAddress();
        assertThat(PacketBuffer.copyOf(octets).i32(0)).isEqualTo(Ipv4.parse("10.1.2.3"));
    }
}
