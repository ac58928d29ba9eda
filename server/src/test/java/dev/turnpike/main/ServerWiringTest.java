package dev.turnpike.main;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.conf.ConfigException;
import dev.turnpike.conf.load.ConfigLoader;
import dev.turnpike.config.TurnpikeConfig;
import dev.turnpike.gre.GreSocket;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.tun.HostRoutes;
import dev.turnpike.tun.InterfaceName;
import dev.turnpike.tun.TunDevice;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's parts, wired without a kernel. */
class ServerWiringTest {

    @Test
    void aServerWhoseProvidersCanVerifyNoMethodIsRefusedInWords(@TempDir Path plugins) throws Exception {
        TurnpikeConfig config = TurnpikeConfig.from(new ConfigLoader(Map.of())
                .parse(Path.of("t.conf"), "[server]\nplugins = " + plugins + "\n[auth]\nproviders =\n"));

        try (Providers none = Providers.load(config)) {
            assertThatThrownBy(() -> none.wire(new ServerModule(config, new NoKernel(), failure -> {})))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith("[ppp] auth-methods: no provider of [auth] can verify any of [MSCHAP_V2]");
        }
    }

    /** Takes everything and gives nothing. */
    private static final class NoKernel implements Kernel {

        @Override
        public GreSocket gre() {
            return new GreSocket() {
                @Override
                public boolean receive(PacketBuffer packet) {
                    return false;
                }

                @Override
                public boolean send(int source, int destination, PacketBuffer packet) {
                    return true;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public TunDevice tun() {
            return new TunDevice() {
                @Override
                public InterfaceName name() {
                    return new InterfaceName("none0");
                }

                @Override
                public boolean read(PacketBuffer packet) {
                    return false;
                }

                @Override
                public boolean write(PacketBuffer packet) {
                    return true;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public HostRoutes hostRoutes() {
            return new HostRoutes() {
                @Override
                public void add(int address) {}

                @Override
                public void remove(int address) {}
            };
        }

        @Override
        public void close() {}
    }
}
