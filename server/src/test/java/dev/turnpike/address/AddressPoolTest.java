package dev.turnpike.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.address.AddressPool.Usage;
import dev.turnpike.auth.spi.AddressRule;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.net.Ipv4;
import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressPoolTest {

    private static final List<AddressRule> ANY = List.of();

    private final AddressPool pool = pool("10.8.0.1", "10.8.0.0/29"); // 10.8.0.2 to 10.8.0.6

    @Test
    void theNetworksOwnItsBroadcastAndTheServersAddressAreNeverGiven() {
        assertThat(Stream.of("a", "b", "c", "d", "e").map(user -> given(lease(user))))
                .containsExactly("10.8.0.2", "10.8.0.3", "10.8.0.4", "10.8.0.5", "10.8.0.6");
        assertThat(lease("f")).isEqualTo(new LeaseResult.Exhausted(5));
    }

    @Test
    void theSameUserGetsTheSameAddressAgain() {
        Lease alice = leased(lease("alice"));
        leased(lease("bob")).close();
        alice.close();
        given(lease("carol"));
        assertThat(given(lease("alice"))).isEqualTo("10.8.0.2");
        assertThat(given(lease("bob"))).isEqualTo("10.8.0.3");
    }

    @Test
    void aUserWithTwoSessionsGetsTwoAddresses() {
        assertThat(given(lease("alice"))).isEqualTo("10.8.0.2");
        assertThat(given(lease("alice"))).isEqualTo("10.8.0.3");
    }

    @Test
    void anAddressJustGivenBackIsTheLastToBeGivenToSomebodyElse() {
        Lease first = leased(lease("a"));
        Lease second = leased(lease("b"));
        second.close();
        first.close();
        List<String> others = Stream.of("p", "q", "r", "s", "t")
                .map(user -> given(lease(user)))
                .toList();
        assertThat(others).containsExactly("10.8.0.4", "10.8.0.5", "10.8.0.6", "10.8.0.3", "10.8.0.2");
    }

    @Test
    void onceSomebodyElseHadItTheAddressIsNoLongerTheUsers() {
        leased(lease("a")).close();
        for (String user : List.of("p", "q", "r", "s")) {
            lease(user);
        }
        Lease taken = leased(lease("t"));
        assertThat(taken.address().getHostAddress()).isEqualTo("10.8.0.2");
        taken.close();
        assertThat(given(lease("t"))).isEqualTo("10.8.0.2");
        assertThat(lease("a")).isInstanceOf(LeaseResult.Exhausted.class);
    }

    @Test
    void aLeaseClosedTwiceDoesNotEndTheNextOne() {
        Lease lease = leased(lease("a"));
        lease.close();
        Lease next = leased(lease("a"));
        assertThat(next.address()).isEqualTo(lease.address());
        lease.close();
        assertThat(pool.usage()).isEqualTo(new Usage(5, 1, 0));
    }

    @Test
    void aFixedAddressIsGivenFromInsideAndOutsideThePool() {
        assertThat(given(pool.lease(user("a"), List.of(fixed("10.8.0.4"))))).isEqualTo("10.8.0.4");
        assertThat(given(pool.lease(user("b"), List.of(fixed("192.168.7.1"))))).isEqualTo("192.168.7.1");
        assertThat(pool.usage()).isEqualTo(new Usage(5, 1, 1));
        assertThat(Stream.of("p", "q", "r", "s").map(user -> given(lease(user))))
                .doesNotContain("10.8.0.4");
    }

    @Test
    void aFixedAddressInUseIsReportedWithItsHolder() {
        pool.lease(user("a"), List.of(fixed("10.8.0.4")));
        assertThat(pool.lease(user("b"), List.of(fixed("10.8.0.4"), new AddressRule.FromPool())))
                .isEqualTo(new LeaseResult.InUse(address("10.8.0.4"), user("a")));
    }

    @Test
    void theFirstFixedAddressIsGivenUnlessTheClientAsksForAnotherOne() {
        List<AddressRule> rules = List.of(fixed("10.8.0.4"), fixed("10.8.0.5"));
        assertThat(given(pool.lease(user("a"), rules, address("10.8.0.5")))).isEqualTo("10.8.0.5");
        assertThat(given(pool.lease(user("a"), rules))).isEqualTo("10.8.0.4");
    }

    @Test
    void theServersAddressIsNotGivenEvenIfItIsFixed() {
        assertThat(pool.lease(user("a"), List.of(fixed("10.8.0.1"))))
                .isEqualTo(new LeaseResult.NotAllowed("its fixed address 10.8.0.1 is none that a client can have"));
    }

    @Test
    void anAddressOfAnAllowedNetworkIsGivenToWhoAsksForIt() {
        List<AddressRule> rules = List.of(within("192.168.7.0", 24));
        assertThat(given(pool.lease(user("a"), rules, address("192.168.7.9")))).isEqualTo("192.168.7.9");
        assertThat(pool.lease(user("b"), rules, address("192.168.7.9")))
                .isEqualTo(new LeaseResult.InUse(address("192.168.7.9"), user("a")));
    }

    @Test
    void whoMustAskAndDoesNotGetsNothing() {
        assertThat(pool.lease(user("a"), List.of(within("192.168.7.0", 24))))
                .isEqualTo(new LeaseResult.NotAllowed(
                        "its rules allow only an address that the client asks for, and the client asked for none"));
        assertThat(pool.lease(user("a"), List.of(within("192.168.7.0", 24)), address("192.168.8.1")))
                .isEqualTo(
                        new LeaseResult.NotAllowed("its rules do not allow 192.168.8.1, which the client asked for"));
        assertThat(pool.lease(user("a"), List.of(denied("0.0.0.0", 0))))
                .isEqualTo(new LeaseResult.NotAllowed("its rules allow no address"));
    }

    @Test
    void whoMayOnlyTakeWhatThePoolGivesDoesNotChoose() {
        assertThat(given(pool.lease(user("a"), ANY, address("10.8.0.6")))).isEqualTo("10.8.0.2");
        assertThat(given(pool.lease(user("a"), ANY, address("8.8.8.8")))).isEqualTo("10.8.0.3");
    }

    @Test
    void theFirstRuleThatFitsDecides() {
        List<AddressRule> rules = List.of(denied("10.8.0.4", 31), within("10.8.0.0", 24), denied("10.8.0.6", 32));
        assertThat(pool.lease(user("a"), rules, address("10.8.0.5"))).isInstanceOf(LeaseResult.NotAllowed.class);
        assertThat(given(pool.lease(user("a"), rules, address("10.8.0.6")))).isEqualTo("10.8.0.6");
        assertThat(pool.lease(user("a"), List.of(denied("10.8.0.4", 32), fixed("10.8.0.4"))))
                .isInstanceOf(LeaseResult.NotAllowed.class);
    }

    @Test
    void deniedAddressesOfThePoolArePassedOver() {
        List<AddressRule> rules = List.of(denied("10.8.0.0", 30), new AddressRule.FromPool());
        assertThat(given(pool.lease(user("a"), rules))).isEqualTo("10.8.0.4");
        assertThat(given(pool.lease(user("a"), rules))).isEqualTo("10.8.0.5");
        assertThat(given(pool.lease(user("a"), rules))).isEqualTo("10.8.0.6");
        assertThat(pool.lease(user("a"), rules)).isEqualTo(new LeaseResult.Exhausted(5));
        assertThat(given(lease("b"))).isEqualTo("10.8.0.2");
    }

    @Test
    void whoAsksForWhatNoHostHasIsGivenAnotherAddress() {
        List<AddressRule> rules = List.of(within("0.0.0.0", 0), new AddressRule.FromPool());
        for (String odd : List.of("0.0.0.0", "127.0.0.1", "224.0.0.1", "255.255.255.255", "10.8.0.1")) {
            Lease lease = leased(pool.lease(user("a"), rules, address(odd)));
            assertThat(lease.address().getHostAddress()).as(odd).isEqualTo("10.8.0.2");
            lease.close();
        }
    }

    @Test
    void aChangedPoolKeepsWhatIsLeased() {
        Lease old = leased(lease("a"));
        leased(lease("b")).close();
        pool.change(List.of(Ipv4Range.parse("10.9.0.5-6")));
        assertThat(pool.usage()).isEqualTo(new Usage(2, 0, 1));
        assertThat(given(lease("b"))).isEqualTo("10.9.0.5");
        old.close();
        assertThat(pool.usage()).isEqualTo(new Usage(2, 1, 0));
        assertThat(given(lease("a"))).isEqualTo("10.9.0.6");
        assertThat(lease("c")).isEqualTo(new LeaseResult.Exhausted(2));
        pool.change(List.of(Ipv4Range.parse("10.9.0.5-8")));
        assertThat(pool.usage()).isEqualTo(new Usage(4, 2, 0));
        assertThat(given(lease("c"))).isEqualTo("10.9.0.7");
    }

    @Test
    void whateverHappensNoAddressIsLeasedTwiceAndNoneIsLost() {
        Random random = new Random(11);
        List<Lease> open = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(3) > 0) {
                List<AddressRule> rules = random.nextInt(4) == 0 ? List.of(fixed("10.8.0." + random.nextInt(10))) : ANY;
                if (pool.lease(user("u" + random.nextInt(12)), rules) instanceof LeaseResult.Leased taken) {
                    open.add(taken.lease());
                }
            } else if (!open.isEmpty()) {
                open.remove(/* index */ random.nextInt(open.size())).close();
            }
            Set<Inet4Address> distinct =
                    new HashSet<>(open.stream().map(Lease::address).toList());
            assertThat(distinct).hasSameSizeAs(open);
            assertThat(pool.usage().leased() + pool.usage().outside()).isEqualTo(open.size());
        }
        open.forEach(Lease::close);
        assertThat(Stream.of("v", "w", "x", "y", "z").map(user -> given(lease(user))))
                .doesNotHaveDuplicates();
    }

    @Test
    void threadsNeverShareAnAddress() {
        AddressPool large = pool("10.8.0.1", "10.8.0.0/26");
        Set<Inet4Address> open = ConcurrentHashMap.newKeySet();
        AtomicInteger clashes = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                UserName user = user("u" + i % 40);
                threads.execute(() -> {
                    if (large.lease(user, ANY) instanceof LeaseResult.Leased taken) {
                        clashes.addAndGet(open.add(taken.lease().address()) ? 0 : 1);
                        large.usage(); // waits for the lock, so that others run in between
                        open.remove(taken.lease().address());
                        taken.lease().close();
                    }
                });
            }
        }
        assertThat(clashes).hasValue(0);
        assertThat(large.usage().leased()).isZero();
    }

    private LeaseResult lease(String user) {
        return pool.lease(user(user), ANY);
    }

    private static String given(LeaseResult result) {
        return leased(result).address().getHostAddress();
    }

    private static Lease leased(LeaseResult result) {
        assertThat(result).isInstanceOf(LeaseResult.Leased.class);
        return ((LeaseResult.Leased) result).lease();
    }

    private static AddressPool pool(String own, String ranges) {
        return new AddressPool(List.of(Ipv4Range.parse(ranges)), List.of(address(own)));
    }

    private static UserName user(String name) {
        return new UserName(name);
    }

    private static AddressRule fixed(String address) {
        return new AddressRule.Fixed(address(address));
    }

    private static AddressRule within(String network, int prefixLength) {
        return new AddressRule.Within(address(network), prefixLength);
    }

    private static AddressRule denied(String network, int prefixLength) {
        return new AddressRule.Denied(address(network), prefixLength);
    }

    private static Inet4Address address(String text) {
        return Ipv4.toAddress(Ipv4.parse(text));
    }
}
