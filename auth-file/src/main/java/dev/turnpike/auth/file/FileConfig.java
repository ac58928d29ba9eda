package dev.turnpike.auth.file;

import dev.turnpike.conf.Settings;
import dev.turnpike.conf.Values;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The section of a provider whose module is {@code file}.
 *
 * @param file the chap-secrets file
 * @param serverName what column 2 must say if it is not {@code *}; {@code *} here takes any. It is what pppd is told by
 *     its option {@code name}
 * @param stripDomain whether {@code DOMAIN\\user} is looked up as {@code user} too, after the name as typed
 * @param noAddressIsAny whether an entry without address columns gets an address of the pool. pppd would refuse the login,
 *     but who leaves the column out rarely means a user who can never log in; {@code -} says that in both
 * @param owner a user who may own the file besides root and the user that the server runs as
 */
record FileConfig(Path file, String serverName, boolean stripDomain, boolean noAddressIsAny, Optional<String> owner) {

    private static final Path DEFAULT_FILE = Path.of("/etc/turnpike/chap-secrets");

    private static final Map<String, Boolean> ANY_OR_NONE = Map.of("pool", true, "deny", false);

    static FileConfig from(Settings settings) {
        return new FileConfig(
                settings.path("file").orElse(DEFAULT_FILE),
                settings.value("server-name", Values.TEXT, "turnpike"),
                settings.value("strip-domain", Values.FLAG, true),
                settings.value("without-address", Values.choice(ANY_OR_NONE), true),
                settings.value("owner", Values.TEXT));
    }
}
