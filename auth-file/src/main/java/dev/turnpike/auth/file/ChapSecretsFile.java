package dev.turnpike.auth.file;

import dev.turnpike.auth.spi.UserName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The entries of one version of the file and what is to be said about it. Immutable. */
final class ChapSecretsFile {

    private final List<ChapSecret> entries;
    private final List<Remark> remarks;
    private final boolean swallowed;
    private final Map<String, List<ChapSecret>> byClient;

    /**
     * Entries in the order of the file.
     *
     * @param swallowed whether a quote without end may have taken in the rest of the file
     */
    ChapSecretsFile(List<ChapSecret> entries, List<Remark> remarks, boolean swallowed) {
        this.entries = List.copyOf(entries);
        this.remarks = List.copyOf(remarks);
        this.swallowed = swallowed;
        this.byClient = entries.stream().collect(Collectors.groupingBy(ChapSecret::client));
    }

    List<ChapSecret> entries() {
        return entries;
    }

    List<Remark> remarks() {
        return remarks;
    }

    boolean swallowed() {
        return swallowed;
    }

    /**
     * The entries for a client and a server, best match first: an entry that names the client before one for anybody,
     * then one that names the server before one for any, then in the order of the file. The name as typed is asked for
     * before the name without its domain.
     */
    List<ChapSecret> matches(UserName user, boolean stripDomain, String server) {
        Stream<ChapSecret> typed = named(user.typed(), server);
        boolean another = stripDomain && user.domain().isPresent();
        Stream<ChapSecret> bare = another ? named(user.withoutDomain(), server) : Stream.empty();
        return Stream.of(typed, bare, of(ChapSecret.WILDCARD, server))
                .flatMap(entry -> entry)
                .toList();
    }

    /** The entries that name that client and are good for that server, best match first. */
    Stream<ChapSecret> named(String client, String server) {
        return client.equals(ChapSecret.WILDCARD) ? Stream.empty() : of(client, server);
    }

    private Stream<ChapSecret> of(String client, String server) {
        return byClient.getOrDefault(client, List.of()).stream()
                .filter(entry -> entry.isForServer(server))
                .sorted(Comparator.comparing(entry -> !entry.namesServer()));
    }
}
