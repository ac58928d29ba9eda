package dev.turnpike.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.Ipv4;
import dev.turnpike.net.Ipv4Header;
import dev.turnpike.net.Ipv4Network;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.tun.InterfaceName;
import dev.turnpike.tun.TunDevice;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What the probes share; {@link #main} runs one of them, in a network namespace that nobody else uses. */
final class DeviceProbe {

    /** One proof; throws if it fails. */
    @FunctionalInterface
    interface Probe {
        void run() throws Exception;
    }

    static final CommandRunner RUNNER = new ProcessCommandRunner(Duration.ofSeconds(10));

    private DeviceProbe() {}

    /** Runs the probe named by the argument; the exit status tells. */
    public static void main(String[] arguments) throws Exception {
        Probe probe = switch (arguments[0]) {
            case "tun" -> TunProbe::run;
            case "tun-end" -> TunProbe::runEnd;
            case "gre" -> GreProbe::run;
            case "gre-open" -> GreProbe::runOpen;
            case "gre-call" -> GreProbe::runCall;
            case "masquerade" -> MasqueradeProbe::run;
            case "unprivileged" -> UnprivilegedProbe::run;
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        probe.run();
    }

    static String command(String... words) throws CommandException {
        return RUNNER.run(List.of(words), "");
    }

    /** A TUN interface that is up, with an address and a route. */
    static LinuxTunDevice tun(String name, String address, String network) throws IOException {
        LinuxTunDevice device = LinuxTunDevice.open(new InterfaceName(name));
        new InterfaceSetup(RUNNER, device.name())
                .configure(Ipv4.toAddress(Ipv4.parse(address)), 1400, List.of(Ipv4Network.parse(network)));
        return device;
    }

    /** The next IPv4 packet of that protocol; the kernel's IPv6 chatter is passed over. */
    static PacketBuffer next(TunDevice device, int protocol) throws IOException {
        for (int tries = 0; tries < 20; tries++) {
            PacketBuffer packet = PacketBuffer.copyOf(new byte[0]);
            if (device.read(packet) && Ipv4Header.isValid(packet) && Ipv4Header.protocol(packet) == protocol) {
                return packet;
            }
        }
        throw new AssertionError("no packet of protocol " + protocol + " came out of " + device.name());
    }

    static void assertAddresses(PacketBuffer packet, String source, String destination) {
        assertThat(Ipv4.format(Ipv4Header.source(packet))).isEqualTo(source);
        assertThat(Ipv4.format(Ipv4Header.destination(packet))).isEqualTo(destination);
    }
}
