package dev.turnpike.auth.file;

import dev.turnpike.conf.Settings;
import java.nio.file.Path;
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

    static FileConfig from(Settings settings) {
        return new FileConfig(
                settings.value("file", Path::of, DEFAULT_FILE),
                settings.value("server-name", text -> text, "turnpike"),
                settings.value("strip-domain", FileConfig::yesNo, true),
                settings.value("without-address", FileConfig::poolOrDeny, true),
                settings.value("owner", text -> text));
    }

    private static boolean yesNo(String text) {
        return choice(text, "yes", "no");
    }

    private static boolean poolOrDeny(String text) {
        return choice(text, "pool", "deny");
    }

    private static boolean choice(String text, String yes, String no) {
        if (!text.equals(yes) && !text.equals(no)) {
            throw new IllegalArgumentException("is none of " + yes + ", " + no);
        }
        return text.equals(yes);
    }
}
