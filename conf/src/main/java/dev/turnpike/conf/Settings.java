package dev.turnpike.conf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One section of the configuration, read by one thread.
 *
 * <p>A missing or unreadable value never throws: it is noted with its file and line, a stand-in is returned so that
 * reading goes on, and {@link Configuration#verify()} reports everything at once. Reading a key makes it known; a key
 * that nobody read is reported as unknown, with the nearest known one. A key without a value is an error: the way to the
 * default is to remove the line.
 */
public interface Settings {

    /** The section's name as it stands in the file between brackets, {@code tunnel} or {@code provider.local}. */
    String section();

    /** The keys that stand in the file, in its order; asking does not make them known. */
    Set<String> keys();

    /** The value of {@code key}, or {@code fallback} where the file has none. */
    <T> T value(String key, ValueParser<T> parser, T fallback);

    /** The value of {@code key}, if the file has one. */
    <T> Optional<T> value(String key, ValueParser<T> parser);

    /** The value of {@code key}, which the file must have; {@code standIn} keeps the reading going where it has none. */
    <T> T required(String key, ValueParser<T> parser, T standIn);

    /** The comma-separated values of {@code key}, or {@code fallback} where the file has none. */
    <T> List<T> list(String key, ValueParser<T> parser, List<T> fallback);

    /** The path that {@code key} names; a relative one starts at the directory of the file in which it stands. */
    Optional<Path> path(String key);

    /**
     * A secret: written in the file, {@code ${env:NAME}}, or in a file of its own named by {@code key-file}. A secret that
     * every user of the machine can read is noted as a problem.
     */
    Optional<SecretText> secret(String key);

    /** Notes that the value of {@code key} is wrong in a way that only the caller can see; names what and the remedy. */
    void problem(String key, String message);
}
