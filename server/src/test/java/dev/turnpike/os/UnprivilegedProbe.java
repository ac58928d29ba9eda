package dev.turnpike.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.net.Ipv4Network;
import dev.turnpike.os.Capabilities.Capability;
import dev.turnpike.tun.InterfaceName;

/** What a server is told that lacks the capabilities. */
final class UnprivilegedProbe {

    private UnprivilegedProbe() {}

    static void run() throws Exception {
        assertThat(Capabilities.effective())
                .contains(Capability.NET_BIND_SERVICE)
                .doesNotContain(Capability.NET_ADMIN, Capability.NET_RAW);
        assertThatThrownBy(LinuxGreSocket::open)
                .hasMessage("socket for GRE: EPERM (not permitted);"
                        + " the server needs CAP_NET_RAW: run it as root or by its service unit");
        assertThatThrownBy(() -> LinuxTunDevice.open(new InterfaceName("probe0")))
                .hasMessage("TUNSETIFF probe0: EPERM (not permitted);"
                        + " the server needs CAP_NET_ADMIN: run it as root or by its service unit");
        assertThatThrownBy(() -> new InterfaceSetup(DeviceProbe.RUNNER, new InterfaceName("lo"))
                        .addRoute(Ipv4Network.parse("10.9.0.0/24")))
                .hasMessageContaining("Operation not permitted")
                .hasMessageContaining("CAP_NET_ADMIN");
    }
}
