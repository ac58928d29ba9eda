package dev.turnpike.auth.spi;

import java.time.Duration;

/**
 * What a session has carried, from the server's view.
 *
 * @param duration since the session came up
 * @param bytesIn octets of inner packets from the client
 * @param bytesOut octets of inner packets to the client
 * @param packetsIn inner packets from the client
 * @param packetsOut inner packets to the client
 */
public record SessionUsage(Duration duration, long bytesIn, long bytesOut, long packetsIn, long packetsOut) {}
