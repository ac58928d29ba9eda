package dev.turnpike.control;

import static dev.turnpike.control.AddressQuota.Admission.ADDRESS_FULL;
import static dev.turnpike.control.AddressQuota.Admission.ADMITTED;
import static dev.turnpike.control.AddressQuota.Admission.SERVER_FULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AddressQuotaTest {

    private final AddressQuota quota = new AddressQuota(3, 2);

    @Test
    void anAddressHasItsLimit() {
        assertThat(quota.acquire(Addresses.ipv4(1))).isEqualTo(ADMITTED);
        assertThat(quota.acquire(Addresses.ipv4(1))).isEqualTo(ADMITTED);
        assertThat(quota.acquire(Addresses.ipv4(1))).isEqualTo(ADDRESS_FULL);
        assertThat(quota.acquire(Addresses.ipv4(2))).isEqualTo(ADMITTED);
    }

    @Test
    void theServerHasItsLimit() {
        quota.acquire(Addresses.ipv4(1));
        quota.acquire(Addresses.ipv4(2));
        quota.acquire(Addresses.ipv4(3));

        assertThat(quota.acquire(Addresses.ipv4(4))).isEqualTo(SERVER_FULL);
    }

    @Test
    void whatIsReleasedMayBeTakenAgain() {
        quota.acquire(Addresses.ipv4(1));
        quota.acquire(Addresses.ipv4(1));
        quota.release(Addresses.ipv4(1));

        assertThat(quota.acquire(Addresses.ipv4(1))).isEqualTo(ADMITTED);
        assertThat(quota.acquire(Addresses.ipv4(1))).isEqualTo(ADDRESS_FULL);
    }

    @Test
    void aRefusalTakesNothing() {
        quota.acquire(Addresses.ipv4(1));
        quota.acquire(Addresses.ipv4(1));
        quota.acquire(Addresses.ipv4(1));
        quota.acquire(Addresses.ipv4(1));

        assertThat(quota.acquire(Addresses.ipv4(2))).isEqualTo(ADMITTED);
    }

    /** docs/clients.md section 9, IPv6 rotation: within a /64 a host takes as many addresses as it likes. */
    @Test
    void ipv6AddressesOfOneSlash64CountTogether() {
        quota.acquire(Addresses.literal("2001:db8::1"));
        quota.acquire(Addresses.literal("2001:db8::ffff:2"));

        assertThat(quota.acquire(Addresses.literal("2001:db8::3"))).isEqualTo(ADDRESS_FULL);
        assertThat(quota.acquire(Addresses.literal("2001:db8:0:1::3"))).isEqualTo(ADMITTED);
        quota.release(Addresses.literal("2001:db8::77"));
        assertThat(quota.acquire(Addresses.literal("2001:db8::3"))).isEqualTo(ADMITTED);
    }

    @Test
    void whatIsNotHeldCannotBeReleased() {
        assertThatThrownBy(() -> quota.release(Addresses.ipv4(1))).hasMessageContaining("10.0.0.1");
    }
}
