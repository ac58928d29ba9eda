package dev.turnpike.auth.spi;

/**
 * A provider that hands over the secret and lets the server verify: a file, a directory with NT hashes.
 *
 * <p>Called by several threads of the auth pool at once; may block as {@link Authenticator} may.
 */
public interface SecretStore {

    /** Looks the user up. */
    SecretLookup find(UserName user, SessionInfo session);
}
