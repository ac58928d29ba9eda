package dev.turnpike.main;

import dev.turnpike.config.TunnelConfig;
import dev.turnpike.gre.GreSocket;
import dev.turnpike.net.Ipv4Network;
import dev.turnpike.os.CommandException;
import dev.turnpike.os.InterfaceSetup;
import dev.turnpike.os.LinuxGreSocket;
import dev.turnpike.os.LinuxTunDevice;
import dev.turnpike.os.Masquerade;
import dev.turnpike.os.NativeSupport;
import dev.turnpike.os.OutsideRoutes;
import dev.turnpike.os.ProcessCommandRunner;
import dev.turnpike.tun.HostRoutes;
import dev.turnpike.tun.InterfaceName;
import dev.turnpike.tun.TunDevice;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real kernel. Opened and closed by the thread that starts and stops the server. */
final class LinuxKernel implements Kernel {

    private static final Logger log = LoggerFactory.getLogger(LinuxKernel.class);
    private static final Duration COMMAND_DEADLINE = Duration.ofSeconds(10);

    private final GreSocket gre;
    private final TunDevice tun;
    private final OutsideRoutes hostRoutes;
    private final Masquerade masquerade;

    private LinuxKernel(GreSocket gre, TunDevice tun, OutsideRoutes hostRoutes, Masquerade masquerade) {
        this.gre = gre;
        this.tun = tun;
        this.hostRoutes = hostRoutes;
        this.masquerade = masquerade;
    }

    /**
     * Opens the socket and the interface and sets them up. What a crash has left behind is replaced.
     *
     * @throws IOException if something is missing or not allowed; names it and the remedy. Nothing is left behind then
     */
    static LinuxKernel open(TunnelConfig config) throws IOException {
        NativeSupport.check();
        GreSocket gre = LinuxGreSocket.open();
        try {
            return withTun(config, gre);
        } catch (IOException failure) {
            gre.close();
            throw failure;
        }
    }

    private static LinuxKernel withTun(TunnelConfig config, GreSocket gre) throws IOException {
        InterfaceName name = new InterfaceName(config.interfaceName());
        TunDevice tun = LinuxTunDevice.open(name);
        try {
            ProcessCommandRunner runner = new ProcessCommandRunner(COMMAND_DEADLINE);
            List<Ipv4Network> networks = config.poolNetworks();
            InterfaceSetup setup = new InterfaceSetup(runner, name);
            setup.configure(config.localAddress(), config.mtu(), networks);
            Masquerade masquerade = new Masquerade(runner, name);
            masquerade(config, masquerade, networks);
            return new LinuxKernel(gre, tun, new OutsideRoutes(setup, networks), masquerade);
        } catch (IOException failure) {
            tun.close();
            throw failure;
        }
    }

    private static void masquerade(TunnelConfig config, Masquerade masquerade, List<Ipv4Network> networks)
            throws IOException {
        if (config.masquerade().isPresent()) {
            masquerade.install(new InterfaceName(config.masquerade().get()), networks);
        } else {
            removeStale(masquerade);
        }
    }

    /** What an earlier run with another configuration left when it crashed. Needs no nft where none was ever there. */
    private static void removeStale(Masquerade masquerade) {
        try {
            masquerade.remove();
        } catch (CommandException nothingToRemove) {
            log.debug("no masquerading of an earlier run was removed: {}", nothingToRemove.getMessage());
        }
    }

    @Override
    public GreSocket gre() {
        return gre;
    }

    @Override
    public TunDevice tun() {
        return tun;
    }

    @Override
    public HostRoutes hostRoutes() {
        return hostRoutes;
    }

    @Override
    public void close() {
        hostRoutes.close();
        removeStale(masquerade);
        tun.close();
        gre.close();
    }
}
