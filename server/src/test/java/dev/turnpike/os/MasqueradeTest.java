package dev.turnpike.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.net.Ipv4Network;
import dev.turnpike.tun.InterfaceName;
import java.util.List;
import org.junit.jupiter.api.Test;

class MasqueradeTest {

    private final FakeCommandRunner runner = new FakeCommandRunner();

    @Test
    void theTableIsReplacedInOneTransaction() throws Exception {
        new Masquerade(runner, new InterfaceName("turnpike0"))
                .install(
                        new InterfaceName("eth0"),
                        List.of(Ipv4Network.parse("10.8.0.0/24"), Ipv4Network.parse("10.9.0.4/30")));
        assertThat(runner.commands).containsExactly("nft -f -");
        assertThat(runner.inputs).containsExactly("""
                        add table ip turnpike_turnpike0
                        delete table ip turnpike_turnpike0
                        table ip turnpike_turnpike0 {
                            chain postrouting {
                                type nat hook postrouting priority 100; policy accept;
                                ip saddr { 10.8.0.0/24, 10.9.0.4/30 } oifname "eth0" masquerade
                            }
                        }
                        """);
    }

    @Test
    void removingWorksWhetherTheTableIsThereOrNot() throws Exception {
        new Masquerade(runner, new InterfaceName("turnpike0")).remove();
        assertThat(runner.inputs)
                .containsExactly("add table ip turnpike_turnpike0\ndelete table ip turnpike_turnpike0\n");
    }

    @Test
    void everyInterfaceHasATableNameThatNftTakes() {
        assertThat(new Masquerade(runner, new InterfaceName("vpn-1.2")).table()).isEqualTo("turnpike_vpn_2d1_2e2");
    }

    @Test
    void aFailureNamesTheRemedy() {
        runner.failure = "exit status 127, env: 'nft': No such file or directory";
        assertThatThrownBy(() -> new Masquerade(runner, new InterfaceName("turnpike0")).remove())
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("nft -f -: exit status 127, env: 'nft': No such file or directory; install");
    }
}
