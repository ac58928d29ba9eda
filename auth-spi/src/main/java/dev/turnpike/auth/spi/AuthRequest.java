package dev.turnpike.auth.spi;

/**
 * One try of one client.
 *
 * @param user the name as typed and its parts
 * @param credential the proof
 * @param session the call
 */
public record AuthRequest(UserName user, Credential credential, SessionInfo session) {}
