package dev.turnpike.auth.file;

import dev.turnpike.conf.SecretText;
import java.util.List;

/**
 * One entry of the file.
 *
 * @param line where it starts, from 1
 * @param client column 1, {@code *} for anybody
 * @param server column 2, {@code *} for any server
 * @param secret column 3
 * @param addresses the words from column 4 on, before any {@code --}
 * @param options the words behind {@code --}
 * @param extent the whole entry, from its first word to its last
 * @param secretExtent column 3
 */
record ChapSecret(
        int line,
        String client,
        String server,
        SecretColumn secret,
        List<String> addresses,
        List<String> options,
        Extent extent,
        Extent secretExtent) {

    /** The word that matches every name. */
    static final String WILDCARD = "*";

    boolean isForAnybody() {
        return client.equals(WILDCARD);
    }

    /** Whether the entry is for a server of that name; {@code *} as the name asks for any. */
    boolean isForServer(String name) {
        return server.equals(WILDCARD) || name.equals(WILDCARD) || server.equals(name);
    }

    boolean namesServer() {
        return !server.equals(WILDCARD);
    }

    ChapSecret withSecret(SecretText another) {
        return new ChapSecret(
                line, client, server, new SecretColumn.Literal(another), addresses, options, extent, secretExtent);
    }

    /** Whether both say the same, wherever they stand. */
    boolean hasContentOf(ChapSecret other) {
        return client.equals(other.client)
                && server.equals(other.server)
                && secret.isSameAs(other.secret)
                && addresses.equals(other.addresses)
                && options.equals(other.options);
    }
}
