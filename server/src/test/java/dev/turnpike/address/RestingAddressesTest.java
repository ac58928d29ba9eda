package dev.turnpike.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.spi.UserName;
import org.junit.jupiter.api.Test;

class RestingAddressesTest {

    private final RestingAddresses resting = new RestingAddresses(3);

    @Test
    void noMoreThanTheLimitIsRemembered() {
        for (int address = 0; address < 100; address++) {
            resting.add(address, new UserName("u" + address));
        }
        assertThat(resting.count()).isEqualTo(3);
        assertThat(resting.contains(96)).isFalse();
        assertThat(resting.contains(97)).isTrue();
        assertThat(resting.lastOf(new UserName("u96"))).isEmpty();
        assertThat(resting.lastOf(new UserName("u97"))).hasValue(97);
    }

    @Test
    void anAddressForgottenForOneUserIsNotTakenFromTheNext() {
        resting.add(1, new UserName("a"));
        resting.add(2, new UserName("a"));
        resting.remove(1);
        assertThat(resting.lastOf(new UserName("a"))).hasValue(2);
        resting.add(2, new UserName("b"));
        assertThat(resting.lastOf(new UserName("a"))).isEmpty();
        assertThat(resting.lastOf(new UserName("b"))).hasValue(2);
    }

    @Test
    void theLongestRestingAllowedAddressIsFound() {
        resting.add(5, new UserName("a"));
        resting.add(4, new UserName("b"));
        resting.add(3, new UserName("c"));
        assertThat(resting.longest(address -> true)).hasValue(5);
        assertThat(resting.longest(address -> address < 5)).hasValue(4);
        assertThat(resting.longest(address -> false)).isEmpty();
    }
}
