package dev.turnpike.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.Ipv4Network;
import dev.turnpike.tun.InterfaceName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A client's packet leaves under the server's address and the answer finds back. A second TUN plays the world. */
final class MasqueradeProbe {

    private static final int UDP = 17;
    private static final String CLIENT = "10.9.0.2";
    private static final String FAR = "198.51.100.9";

    private MasqueradeProbe() {}

    static void run() throws Exception {
        Files.writeString(Path.of("/proc/sys/net/ipv4/ip_forward"), "1");
        try (LinuxTunDevice tunnel = DeviceProbe.tun("probe0", "10.9.0.1", "10.9.0.0/24");
                LinuxTunDevice world = DeviceProbe.tun("world-0", "10.1.1.1", "198.51.100.0/24")) {
            Masquerade masquerade = new Masquerade(DeviceProbe.RUNNER, tunnel.name());
            masquerade.remove(); // at a first start there is none
            for (int start = 0; start < 2; start++) { // the second finds what the first left behind
                masquerade.install(
                        new InterfaceName("world-0"),
                        List.of(Ipv4Network.parse("10.9.0.0/25"), Ipv4Network.parse("10.9.0.128/25")));
            }
            assertThat(tables()).containsOnlyOnce("table ip turnpike_probe0");

            tunnel.write(ProbePackets.udp(CLIENT, 5000, FAR, 53));
            DeviceProbe.assertAddresses(DeviceProbe.next(world, UDP), "10.1.1.1", FAR);
            world.write(ProbePackets.udp(FAR, 53, "10.1.1.1", 5000));
            DeviceProbe.assertAddresses(DeviceProbe.next(tunnel, UDP), FAR, CLIENT);

            masquerade.remove();
            assertThat(tables()).doesNotContain("turnpike");
            tunnel.write(ProbePackets.udp(CLIENT, 5001, FAR, 53));
            DeviceProbe.assertAddresses(DeviceProbe.next(world, UDP), CLIENT, FAR);
        }
    }

    private static String tables() throws CommandException {
        return DeviceProbe.command("nft", "list", "tables");
    }
}
