package dev.turnpike.auth.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantTest {

    private final Inet4Address one = address(10, 0, 0, 1);
    private final Inet4Address other = address(10, 0, 0, 2);

    @Test
    void aGrantOfNothingLeavesAllToTheServer() {
        Grant grant = Grant.none();
        assertThat(grant.addresses()).isEmpty();
        assertThat(grant.dns()).isEmpty();
        assertThat(grant.wins()).isEmpty();
        assertThat(grant.sessionTimeout()).isEmpty();
        assertThat(grant.idleTimeout()).isEmpty();
    }

    @Test
    void whatIsGrantedStaysInItsOrderAndInItsPlace() {
        Grant grant = Grant.builder()
                .address(new AddressRule.Denied(one, 32))
                .address(new AddressRule.FromPool())
                .dns(other)
                .dns(one)
                .wins(one)
                .sessionTimeout(Duration.ofHours(8))
                .idleTimeout(Duration.ofMinutes(5))
                .build();

        assertThat(grant.addresses()).containsExactly(new AddressRule.Denied(one, 32), new AddressRule.FromPool());
        assertThat(grant.dns()).containsExactly(other, one);
        assertThat(grant.wins()).containsExactly(one);
        assertThat(grant.sessionTimeout()).contains(Duration.ofHours(8));
        assertThat(grant.idleTimeout()).contains(Duration.ofMinutes(5));
    }

    @Test
    void aGrantDoesNotChangeWhenItsBuilderGoesOn() {
        Grant.Builder builder = Grant.builder().dns(one);
        Grant first = builder.build();
        Grant second = builder.dns(other).idleTimeout(Duration.ofSeconds(1)).build();

        assertThat(first.dns()).containsExactly(one);
        assertThat(first.idleTimeout()).isEmpty();
        assertThat(second.dns()).containsExactly(one, other);
    }

    @Test
    void nobodyCanAddToAGrant() {
        Grant grant = Grant.builder().dns(one).build();
        assertThatThrownBy(() -> grant.dns().add(other)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> grant.wins().add(other)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> grant.addresses().add(new AddressRule.FromPool()))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aTimeoutThatEndsTheSessionBeforeItBeginsIsRefused(long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        assertThatThrownBy(() -> Grant.builder().sessionTimeout(time))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a session timeout is positive, not " + time);
        assertThatThrownBy(() -> Grant.builder().idleTimeout(time))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an idle timeout is positive, not " + time);
    }

    private static Inet4Address address(int... octets) {
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            address[i] = (byte) octets[i];
        }
        try {
            return (Inet4Address) InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
