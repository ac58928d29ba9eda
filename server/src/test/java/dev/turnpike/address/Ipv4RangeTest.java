package dev.turnpike.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.turnpike.net.Ipv4;
import dev.turnpike.net.Ipv4Network;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4RangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.10-10.0.0.20, 10.0.0.10-10.0.0.20, 11",
        "10.0.0.10 - 10.0.0.20, 10.0.0.10-10.0.0.20, 11",
        "10.0.0.5-9, 10.0.0.5-10.0.0.9, 5",
        "10.0.0.7, 10.0.0.7, 1",
        "10.0.0.0/24, 10.0.0.1-10.0.0.254, 254",
        "10.0.0.0/30, 10.0.0.1-10.0.0.2, 2",
        "10.0.0.0/31, 10.0.0.0-10.0.0.1, 2",
        "10.0.0.1/32, 10.0.0.1, 1",
        "127.255.255.255-128.0.0.1, 127.255.255.255-128.0.0.1, 3"
    })
    void everyFormIsRead(String text, String meaning, long size) {
        Ipv4Range range = Ipv4Range.parse(text);
        assertThat(range).hasToString(meaning);
        assertThat(range.size()).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.20-10.0.0.10",
                "10.0.0.5-256",
                "10.0.0.5-",
                "-9",
                "10.0.0.5-x",
                "10.0.0.1/24",
                "pool",
                "10.0.0.5-9-10"
            })
    void whatIsNoRangeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ipv4Range.parse(text));
    }

    @Test
    void addressesAreComparedAsUnsigned() {
        Ipv4Range range = Ipv4Range.parse("127.255.255.255-128.0.0.1");
        assertThat(range.contains(Ipv4.parse("128.0.0.0"))).isTrue();
        assertThat(range.contains(Ipv4.parse("128.0.0.2"))).isFalse();
        assertThat(range.contains(Ipv4.parse("10.0.0.0"))).isFalse();
    }

    @Test
    void aRangeIsWrittenAsItsFewestNetworks() {
        assertThat(Ipv4Range.parse("10.0.0.10-20").networks())
                .extracting(Ipv4Network::toString)
                .containsExactly("10.0.0.10/31", "10.0.0.12/30", "10.0.0.16/30", "10.0.0.20/32");
        assertThat(Ipv4Range.parse("10.17.0.0/18").networks()).containsExactly(Ipv4Network.parse("10.17.0.0/18"));
        assertThat(Ipv4Range.parse("10.17.0.1-2").networks()).containsExactly(Ipv4Network.parse("10.17.0.0/30"));
        assertThat(new Ipv4Range(0, -1).networks()).containsExactly(new Ipv4Network(0, 0));
        assertThat(Ipv4Range.parse("10.0.0.0-255").networks()).containsExactly(Ipv4Network.parse("10.0.0.0/24"));
    }

    @Test
    void theNetworksOfARangeCoverItExactly() {
        Random random = new Random(9);
        for (int i = 0; i < 2000; i++) {
            int a = random.nextInt();
            int b = random.nextBoolean() ? random.nextInt() : a + random.nextInt(300);
            boolean ordered = Integer.compareUnsigned(a, b) <= 0;
            Ipv4Range range = ordered ? new Ipv4Range(a, b) : new Ipv4Range(b, a);
            List<Ipv4Network> networks = range.networks();
            if (networks.size() == 1 && Ipv4Range.hosts(networks.getFirst()).equals(range)) {
                continue;
            }
            int next = range.first();
            for (Ipv4Network network : networks) {
                assertThat(network.address()).isEqualTo(next);
                next = network.last() + 1;
            }
            assertThat(next - 1).isEqualTo(range.last());
        }
    }
}
