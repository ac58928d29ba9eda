package dev.turnpike.auth.spi;

import java.net.InetAddress;
import java.time.Instant;

/**
 * The call that a login or an accounting record belongs to.
 *
 * @param id unique on this server and over its restarts, printable ASCII without blanks; the same in authentication and
 *     accounting
 * @param clientAddress where the control connection comes from
 * @param serverAddress the local end of the control connection
 * @param port a number that no other session has at the same time: the server's call ID, 1 to 65535
 * @param started when the call was set up
 */
public record SessionInfo(String id, InetAddress clientAddress, InetAddress serverAddress, int port, Instant started) {}
