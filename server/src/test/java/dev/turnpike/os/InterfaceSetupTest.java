package dev.turnpike.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.net.Ipv4;
import dev.turnpike.net.Ipv4Network;
import dev.turnpike.tun.InterfaceName;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterfaceSetupTest {

    private final FakeCommandRunner runner = new FakeCommandRunner();
    private final InterfaceSetup setup = new InterfaceSetup(runner, new InterfaceName("turnpike0"));

    @Test
    void addressMtuAndRoutesAreSetInAnOrderThatWorks() throws Exception {
        setup.configure(
                Ipv4.toAddress(Ipv4.parse("10.8.0.1")),
                1400,
                List.of(Ipv4Network.parse("10.8.0.0/24"), Ipv4Network.parse("10.9.0.4/30")));
        assertThat(runner.commands)
                .containsExactly(
                        "ip address replace 10.8.0.1/32 dev turnpike0",
                        "ip link set dev turnpike0 mtu 1400 up",
                        "ip route replace 10.8.0.0/24 dev turnpike0",
                        "ip route replace 10.9.0.4/30 dev turnpike0");
    }

    @Test
    void aRouteOfOneSessionComesAndGoes() throws Exception {
        setup.addRoute(Ipv4Network.parse("192.168.7.1/32"));
        setup.removeRoute(Ipv4Network.parse("192.168.7.1/32"));
        assertThat(runner.commands)
                .containsExactly(
                        "ip route replace 192.168.7.1/32 dev turnpike0",
                        "ip route delete 192.168.7.1/32 dev turnpike0");
    }

    @Test
    void aFailureNamesTheCommandWhatItSaidAndTheRemedy() {
        runner.failure = "exit status 2, RTNETLINK answers: Operation not permitted";
        assertThatThrownBy(() -> setup.addRoute(Ipv4Network.parse("10.8.0.0/24")))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("ip route replace 10.8.0.0/24 dev turnpike0: exit status 2, RTNETLINK answers:"
                        + " Operation not permitted; ")
                .hasMessageContaining("CAP_NET_ADMIN");
    }
}
