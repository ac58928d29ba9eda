package dev.turnpike.conf.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/** Files of text in UTF-8, of a size that a configuration can have. */
final class TextFile {

    private static final int MAX_OCTETS = 1 << 20;

    private static final Set<PosixFilePermission> OPEN_TO_OTHERS = PosixFilePermissions.fromString("------rwx");

    private TextFile() {}

    /** The file cannot be used; the message says why and what to do. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;

        Unusable(int line, String message) {
            super(message);
            this.line = line;
        }

        /** From 1; 0 for the file as a whole. */
        int line() {
            return line;
        }

        /** Never null. */
        String what() {
            return String.valueOf(getMessage());
        }
    }

    /** The characters of the file, without a byte order mark. The caller wipes them if they are secret. */
    static char[] read(Path file) throws Unusable {
        byte[] octets = octets(file);
        try {
            return decode(octets);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /** Whether users who are neither the owner nor in the group may do anything with the file. */
    static boolean isOpenToOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OPEN_TO_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false; // unreadable files are reported where they are read
        }
    }

    private static byte[] octets(Path file) throws Unusable {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(MAX_OCTETS + 1);
            if (octets.length > MAX_OCTETS) {
                throw new Unusable(0, "is larger than 1 MiB: this is no configuration file");
            }
            return octets;
        } catch (NoSuchFileException e) {
            throw new Unusable(0, "does not exist: create it, or correct its name");
        } catch (AccessDeniedException e) {
            throw new Unusable(0, "may not be read by this user: change its owner or mode");
        } catch (IOException e) {
            throw new Unusable(0, "cannot be read: " + e.getMessage());
        }
    }

    private static char[] decode(byte[] octets) throws Unusable {
        ByteBuffer in = ByteBuffer.wrap(octets);
        CharBuffer out = CharBuffer.allocate(octets.length);
        try {
            CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
            if (result.isError()) {
                throw new Unusable(lineAt(octets, in.position()), "is not UTF-8: save the file as UTF-8");
            }
            int start = out.position() > 0 && out.get(0) == '\uFEFF' ? 1 : 0;
            return Arrays.copyOfRange(out.array(), start, out.position());
        } finally {
            Arrays.fill(out.array(), '\0');
        }
    }

    private static int lineAt(byte[] octets, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (octets[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
