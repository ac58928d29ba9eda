package dev.turnpike.session;

import dev.turnpike.address.AddressPool;
import dev.turnpike.auth.AuthService;
import dev.turnpike.event.EventBus;
import dev.turnpike.gre.CallTable;
import dev.turnpike.gre.GreSocket;
import dev.turnpike.net.PacketPool;
import dev.turnpike.net.Ticker;
import dev.turnpike.stats.Counters;
import dev.turnpike.tun.HostRoutes;
import dev.turnpike.tun.RouteTable;
import dev.turnpike.tun.TunDevice;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What all sessions share; each of these may be used by any thread.
 *
 * @param gre where packets to clients go
 * @param calls which session a call ID belongs to
 * @param tun where packets from clients go
 * @param routes which session a tunnel address belongs to
 * @param hostRoutes the kernel's routes to addresses outside the pool
 * @param addresses the tunnel addresses
 * @param auth decides logins
 * @param events is told what happens
 * @param counters of the data path
 * @param pool of packet buffers
 * @param ticker monotonic time
 * @param clock the time of day
 * @param random challenges and magic numbers: a {@link java.security.SecureRandom}, but in tests
 */
public record SessionServices(
        GreSocket gre,
        CallTable calls,
        TunDevice tun,
        RouteTable routes,
        HostRoutes hostRoutes,
        AddressPool addresses,
        AuthService auth,
        EventBus events,
        Counters counters,
        PacketPool pool,
        Ticker ticker,
        InstantSource clock,
        RandomGenerator random) {}
