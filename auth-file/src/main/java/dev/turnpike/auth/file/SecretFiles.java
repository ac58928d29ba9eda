package dev.turnpike.auth.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads files that hold secrets, and refuses those that somebody else could read or write. Immutable; blocks.
 *
 * <p>pppd only warns of a file that others can read. This refuses, since a warning in a log has kept no secret yet.
 */
final class SecretFiles {

    private static final int MAX_SIZE = 64 << 20;
    private static final int MAX_TRIES = 3;
    private static final int ROOT = 0;

    private final int ownUid;
    private final Optional<String> trustedOwner;

    /**
     * Files may belong to root, to {@code ownUid} and to {@code trustedOwner}.
     *
     * @param ownUid the effective user of this process
     * @param trustedOwner the name of one more user
     */
    SecretFiles(int ownUid, Optional<String> trustedOwner) {
        this.ownUid = ownUid;
        this.trustedOwner = trustedOwner;
    }

    /** What was read: one version of a file, and which it was. The reader wipes the content after use. */
    record Content(byte[] octets, FileStamp stamp) {
        void wipe() {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /** The file by its name; a name that is no path is a file that cannot be read. */
    Content read(String file) throws SecretFileException {
        try {
            return read(Path.of(file));
        } catch (InvalidPathException e) {
            throw new SecretFileException("a secret's file name is no path", "use plain characters in it");
        }
    }

    /** The whole file. */
    Content read(Path file) throws SecretFileException {
        try {
            for (int i = 0; i < MAX_TRIES; i++) {
                FileStamp stamp = checked(file);
                byte[] octets = Files.readAllBytes(file);
                if (stamp.equals(FileStamp.of(file))) {
                    return new Content(octets, stamp);
                }
                Arrays.fill(octets, (byte) 0);
            }
        } catch (SecretFileException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new SecretFileException(file + " does not exist", "create it with mode 600");
        } catch (AccessDeniedException e) {
            throw new SecretFileException(file + " cannot be read", "make it belong to the user the server runs as");
        } catch (IOException e) {
            throw new SecretFileException(file + " cannot be read (" + e.getMessage() + ")", "check the disk");
        }
        throw new SecretFileException(file + " changes while it is read", "write a new file and rename it into place");
    }

    /** The stamp of a file that may be trusted with secrets. */
    private FileStamp checked(Path file) throws IOException {
        FileStamp stamp = FileStamp.of(file);
        if (!Files.isRegularFile(file)) {
            throw new SecretFileException(file + " is no regular file", "name the file itself");
        }
        if (!mayOwn(file, stamp)) {
            String owner = Files.getOwner(file).getName();
            throw new SecretFileException(
                    file + " belongs to " + owner, "chown it to root or to the user the server runs as");
        }
        if (stamp.isOpenToOthers()) {
            throw new SecretFileException(file + " is open to its group or to others", "chmod 600 " + file);
        }
        if (stamp.size() > MAX_SIZE) {
            throw new SecretFileException(file + " is larger than 64 MiB", "name a secrets file");
        }
        return stamp;
    }

    private boolean mayOwn(Path file, FileStamp stamp) throws IOException {
        if (stamp.uid() == ROOT || stamp.uid() == ownUid) {
            return true;
        }
        String owner = Files.getOwner(file).getName();
        return trustedOwner.filter(owner::equals).isPresent();
    }
}
