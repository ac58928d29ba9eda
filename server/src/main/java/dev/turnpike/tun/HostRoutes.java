package dev.turnpike.tun;

/**
 * Routes into the tunnel for addresses outside the pool's networks: users may have fixed addresses anywhere. Any thread;
 * returns at once, the route follows in a moment.
 */
public interface HostRoutes {

    /** The client of a session has that address now. */
    void add(int address);

    /** It has it no longer. */
    void remove(int address);
}
