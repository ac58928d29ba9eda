package dev.turnpike.auth.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who this process is to the file system. */
final class ProcessOwner {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String UID_ROW = "Uid:";

    private ProcessOwner() {}

    /**
     * The effective user id. Taken from the status file, since the owner of {@code /proc/self} is root for a process that
     * was given capabilities.
     */
    static int effectiveUid() {
        try {
            return effectiveUid(Files.readAllLines(STATUS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The second number of {@code Uid: real effective saved filesystem}, proc_pid_status(5). */
    static int effectiveUid(List<String> status) {
        String row = status.stream()
                .filter(line -> line.startsWith(UID_ROW))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(STATUS + " has no row " + UID_ROW));
        return Integer.parseInt(row.substring(UID_ROW.length()).strip().split("\\s+", -1)[1]);
    }
}
