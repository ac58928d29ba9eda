package dev.turnpike.os;

import dev.turnpike.net.Ipv4Network;
import dev.turnpike.tun.HostRoutes;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs {@code ip route} for addresses outside the pool, on one platform thread of its own and in order, since a command
 * takes milliseconds and sessions do not wait for it.
 */
public final class OutsideRoutes implements HostRoutes, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OutsideRoutes.class);
    private static final int QUEUE_LIMIT = 4096;
    private static final int HOST = 32;

    private record Change(int address, boolean add) {}

    private final InterfaceSetup setup;
    private final List<Ipv4Network> routed;
    private final ArrayBlockingQueue<Change> changes = new ArrayBlockingQueue<>(QUEUE_LIMIT);
    private final Thread thread;
    private volatile boolean running = true;

    /** Leaves alone what lies in {@code routed}, the networks that are routed anyway. Starts its thread. */
    public OutsideRoutes(InterfaceSetup setup, List<Ipv4Network> routed) {
        this.setup = setup;
        this.routed = List.copyOf(routed);
        this.thread = Thread.ofPlatform().name("routes").daemon().start(this::run);
    }

    @Override
    public void add(int address) {
        change(new Change(address, true));
    }

    @Override
    public void remove(int address) {
        change(new Change(address, false));
    }

    /** Ends the thread; the routes go with the interface. */
    @Override
    public void close() {
        running = false;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException stray) {
            log.debug("did not wait for the last route");
        }
    }

    private void change(Change change) {
        boolean inside = routed.stream().anyMatch(network -> network.contains(change.address()));
        if (!inside && !changes.offer(change)) {
            log.error("too many routes to change at once: {} is not reachable", network(change));
        }
    }

    private void run() {
        while (running) {
            try {
                Change change = changes.poll(500, TimeUnit.MILLISECONDS);
                if (change != null) {
                    carryOut(change);
                }
            } catch (InterruptedException stray) {
                log.debug("woken early");
            }
        }
    }

    private void carryOut(Change change) {
        try {
            if (change.add()) {
                setup.addRoute(network(change));
            } else {
                setup.removeRoute(network(change));
            }
        } catch (CommandException | RuntimeException failure) {
            log.error("the route of a client outside the pool could not be changed: {}", failure.getMessage());
        }
    }

    private static Ipv4Network network(Change change) {
        return new Ipv4Network(change.address(), HOST);
    }
}
