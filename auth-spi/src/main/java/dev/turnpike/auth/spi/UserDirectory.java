package dev.turnpike.auth.spi;

import dev.turnpike.conf.SecretText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A provider whose users can be kept with {@code turnpike user}. Every change is whole or not made at all, and takes
 * effect without a restart. May block. Called by one thread.
 */
public interface UserDirectory {

    /** One user, without the secret. */
    record Entry(String name, String server, List<String> addresses) {}

    /** All users, in the order in which they are kept. */
    List<Entry> list() throws IOException;

    /**
     * Adds a user.
     *
     * @param address a fixed tunnel address; empty for one of the pool
     * @return false where the user is there already; nothing is changed then
     * @throws IllegalArgumentException if a value cannot be kept here; the message says which and why, without a secret
     */
    boolean add(String name, SecretText secret, Optional<String> address) throws IOException;

    /**
     * Gives a user another secret; false where there is no such user.
     *
     * @throws IllegalArgumentException as {@link #add}
     */
    boolean changeSecret(String name, SecretText secret) throws IOException;

    /** Removes a user; false where there is none. */
    boolean remove(String name) throws IOException;
}
