package dev.turnpike.auth.spi;

import java.net.Inet4Address;

/**
 * A session that is up, as accounting sees it.
 *
 * @param session the call
 * @param user the name as typed
 * @param provider the provider that accepted the login
 * @param method how
 * @param address the tunnel address
 */
public record AccountedSession(
        SessionInfo session, UserName user, String provider, AuthMethod method, Inet4Address address) {}
