package dev.turnpike.auth.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.spi.AddressRule;
import dev.turnpike.auth.spi.Grant;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Column 4 and what follows it, as pppd's authorisation of addresses reads them. */
class AddressColumnTest {

    @Test
    void aHostAddressIsTheUsersOwn() {
        assertThat(rules("10.0.0.5")).containsExactly(new AddressRule.Fixed(address("10.0.0.5")));
        assertThat(rules("10.0.0.5/32")).containsExactly(new AddressRule.Fixed(address("10.0.0.5")));
    }

    @Test
    void aStarIsThePoolAndEndsTheList() {
        assertThat(rules("*", "10.0.0.5")).containsExactly(new AddressRule.FromPool());
    }

    @Test
    void aHyphenEndsTheListAndAloneAllowsNothing() {
        assertThat(rules("-")).isEmpty();
        assertThat(rules("-", "*")).isEmpty();
        assertThat(rules("10.0.0.5", "-", "*")).containsExactly(new AddressRule.Fixed(address("10.0.0.5")));
    }

    @Test
    void aNetworkStandsByItsFirstAddress() {
        assertThat(rules("10.0.3.77/22")).containsExactly(new AddressRule.Within(address("10.0.0.0"), 22));
        assertThat(rules("10.0.3.77/22+")).containsExactly(new AddressRule.Within(address("10.0.0.0"), 22));
    }

    @Test
    void anExclamationMarkDeniesAndDenialsAloneAllowNothing() {
        assertThat(rules("!10.0.0.5", "!10.0.1.0/24", "*"))
                .containsExactly(
                        new AddressRule.Denied(address("10.0.0.5"), 32),
                        new AddressRule.Denied(address("10.0.1.0"), 24),
                        new AddressRule.FromPool());
        assertThat(rules("!10.0.0.5")).isEmpty();
    }

    @Test
    void aHostNameIsLookedUpAndAnUnknownOneIsPassedOver() {
        AddressColumn column =
                new AddressColumn(host -> host.equals("vpn1") ? Ipv4.parse("10.0.0.7") : Optional.empty());
        assertThat(column.rules(List.of("nobody", "vpn1"))).containsExactly(new AddressRule.Fixed(address("10.0.0.7")));
    }

    @Test
    void whatIsNoAddressIsPassedOverAndNeverLookedUp() {
        AddressColumn column = new AddressColumn(host -> {
            throw new AssertionError("looked up " + host);
        });
        assertThat(column.rules(List.of("10.0.0", "10.0.0.256", "010.0.0.1", "10.0.0.1/0", "10.0.0.1/33", "a b", "!")))
                .isEmpty();
    }

    @Test
    void anAddressThatNoClientCanHaveIsPassedOver() {
        assertThat(rules("0.0.0.0", "127.0.0.1", "224.0.0.1", "255.255.255.255"))
                .isEmpty();
    }

    @Test
    void optionsThatAGrantCanExpressAreCarriedOutAndTheOthersNamed() {
        Grant.Builder builder = Grant.builder();
        List<String> unused = PppdOptions.apply(
                List.of(
                        "idle",
                        "600",
                        "proxyarp",
                        "maxconnect",
                        "3600",
                        "ms-dns",
                        "10.0.0.1",
                        "ms-wins",
                        "10.0.0.2",
                        "idle"),
                builder);
        Grant grant = builder.build();
        assertThat(unused).containsExactly("proxyarp", "idle");
        assertThat(grant.idleTimeout()).contains(Duration.ofMinutes(10));
        assertThat(grant.sessionTimeout()).contains(Duration.ofHours(1));
        assertThat(grant.dns()).containsExactly(address("10.0.0.1"));
        assertThat(grant.wins()).containsExactly(address("10.0.0.2"));
    }

    @Test
    void zeroSecondsAreNoLimit() {
        Grant.Builder builder = Grant.builder();
        assertThat(PppdOptions.apply(List.of("idle", "0"), builder)).isEmpty();
        assertThat(builder.build().idleTimeout()).isEmpty();
    }

    private static List<AddressRule> rules(String... words) {
        return new AddressColumn(host -> Optional.empty()).rules(List.of(words));
    }

    private static Inet4Address address(String text) {
        return Ipv4.parse(text).orElseThrow();
    }
}
