package dev.turnpike.logging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Standard output.
 *
 * @param out never closed here
 * @param journal whether the journal of systemd reads it, which takes the level from {@code <N>} before each line and has
 *     a time of its own
 */
public record Console(OutputStream out, boolean journal) {

    /**
     * Looks who reads {@code out}.
     *
     * @param environment with {@code JOURNAL_STREAM}, the device and inode that systemd gave to the service
     * @param descriptor the link to what is really there, {@code /proc/self/fd/1}: a child of the service that writes
     *     elsewhere has inherited the variable all the same
     */
    public static Console of(OutputStream out, Map<String, String> environment, Path descriptor) {
        String stream = environment.getOrDefault("JOURNAL_STREAM", "");
        return new Console(out, !stream.isEmpty() && stream.equals(deviceAndInode(descriptor)));
    }

    private static String deviceAndInode(Path descriptor) {
        try {
            Map<String, Object> attributes = Files.readAttributes(descriptor, "unix:dev,ino");
            return attributes.get("dev") + ":" + attributes.get("ino");
        } catch (IOException | UnsupportedOperationException e) {
            return ""; // what cannot be looked at is not the journal
        }
    }
}
