package dev.turnpike.auth.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;

/**
 * What tells one version of a file from another. The time of the last change of the inode is part of it, so that a file
 * refused for its mode or owner is looked at again when that has been put right.
 *
 * @param inode a file put in place by a rename has another one
 * @param size in octets
 * @param modified when the content was written
 * @param changed when content, mode or owner changed
 * @param mode the file type and permission bits
 * @param uid the owner
 */
record FileStamp(long inode, long size, FileTime modified, FileTime changed, int mode, int uid) {

    private static final int GROUP_AND_OTHERS = 077;

    /** The stamp of the file as it is now, links followed. */
    static FileStamp of(Path file) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(file, "unix:ino,size,lastModifiedTime,ctime,mode,uid");
        return new FileStamp(
                (Long) value(attributes, "ino"),
                (Long) value(attributes, "size"),
                (FileTime) value(attributes, "lastModifiedTime"),
                (FileTime) value(attributes, "ctime"),
                (Integer) value(attributes, "mode"),
                (Integer) value(attributes, "uid"));
    }

    private static Object value(Map<String, Object> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }

    boolean isOpenToOthers() {
        return (mode & GROUP_AND_OTHERS) != 0;
    }
}
