package dev.turnpike.main;

import dev.turnpike.gre.GreSocket;
import dev.turnpike.tun.HostRoutes;
import dev.turnpike.tun.TunDevice;

/** What the server has of the kernel while it runs. */
interface Kernel extends AutoCloseable {

    /** The raw socket. */
    GreSocket gre();

    /** The interface. */
    TunDevice tun();

    /** Routes beside the pool's. */
    HostRoutes hostRoutes();

    /** Gives all of it back: the interface with its address and routes, the firewall's table. */
    @Override
    void close();
}
