package dev.turnpike.auth.file;

import dev.turnpike.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What column 2 means for this server: the most frequent slip when a file comes from another one. Pure functions. */
final class ServerNames {

    private static final int MAX_NAMES = 3;

    private ServerNames() {}

    /** How many entries this server takes. */
    static long taken(ChapSecretsFile file, String serverName) {
        return file.entries().stream()
                .filter(entry -> entry.isForServer(serverName))
                .count();
    }

    /** A sentence where the file has entries and this server takes none. */
    static Optional<String> advice(ChapSecretsFile file, String serverName) {
        if (file.entries().isEmpty() || taken(file, serverName) > 0) {
            return Optional.empty();
        }
        List<String> names =
                file.entries().stream().map(ChapSecret::server).distinct().toList();
        String listed = names.stream().limit(MAX_NAMES).map(Printable::token).collect(Collectors.joining(", "));
        return Optional.of("no entry is for the server " + Printable.token(serverName) + "; column 2 names " + listed
                + (names.size() > MAX_NAMES ? " and others" : "") + ": set server-name, or write * there");
    }
}
