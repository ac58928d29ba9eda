package dev.turnpike.logging;

import dev.turnpike.net.Ticker;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A file that is appended to under its name, whoever renames, removes or cuts it off: within a second a new one is made.
 *
 * <p>While it cannot be written (the disk is full) lines are lost, which is said once on standard error. Used by one
 * thread at a time.
 */
final class ReopeningFile extends OutputStream {

    private static final long LOOK_EVERY = TimeUnit.SECONDS.toNanos(1);
    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path path;
    private final Ticker ticker;
    private final PrintStream complaints;
    private OutputStream file;
    private Optional<Object> key;
    private long nextLook;
    private boolean complained;

    /**
     * Opens the file, mode 640 if it is new.
     *
     * @throws IOException if it cannot be written
     */
    ReopeningFile(Path path, Ticker ticker, PrintStream complaints) throws IOException {
        this.path = path;
        this.ticker = ticker;
        this.complaints = complaints;
        this.file = open(path);
        this.key = key(path);
        this.nextLook = ticker.nanos() + LOOK_EVERY;
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        try {
            if (ticker.nanos() - nextLook >= 0) {
                nextLook = ticker.nanos() + LOOK_EVERY;
                reopenIfMoved();
            }
            file.write(octets, offset, length);
            complained = false;
        } catch (IOException e) {
            if (!complained) {
                complaints.println("turnpike: " + path + " cannot be written, log lines are lost: " + e.getMessage());
            }
            complained = true;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void reopenIfMoved() throws IOException {
        Optional<Object> present = key(path);
        if (present.isEmpty() || !present.equals(key)) {
            OutputStream fresh = open(path);
            file.close();
            file = fresh;
            key = key(path);
        }
    }

    private static OutputStream open(Path path) throws IOException {
        if (!Files.exists(path)) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        }
        return Files.newOutputStream(path, APPEND.toArray(new StandardOpenOption[0]));
    }

    private static Optional<Object> key(Path path) throws IOException {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
