package dev.turnpike.probe;

import dev.turnpike.probe.link.FrameTrace;
import dev.turnpike.probe.link.LinkOptions;

/**
 * Where to connect, how and for how long.
 *
 * @param host name or IPv4 address
 * @param port 1 to 65535
 * @param limits how long each step may take
 * @param trace where control packets are written down
 */
public record ProbeOptions(
        String host, int port, Personality personality, LinkOptions link, ProbeLimits limits, FrameTrace trace) {

    /** PPTP's TCP port (RFC 2637 section 2). */
    public static final int PORT = 1723;

    /** Checks the port. */
    public ProbeOptions {
        if (port < 1 || port > 0xffff) {
            throw new IllegalArgumentException("port is " + port + ", allowed 1 to 65535");
        }
    }

    /** The server as it was given. */
    public String target() {
        return host + ":" + port;
    }
}
