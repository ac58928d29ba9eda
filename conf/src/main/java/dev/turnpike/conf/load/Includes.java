package dev.turnpike.conf.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The files that an {@code include} line names. */
final class Includes {

    private Includes() {}

    /**
     * The files of one line, those of a pattern sorted by name. A pattern may match nothing.
     *
     * @throws IllegalArgumentException saying what is wrong with the line
     */
    static List<Path> files(Entry entry) {
        List<Path> files = new ArrayList<>();
        for (String pattern : IniValues.list(IniValues.plain(entry))) {
            if (pattern.isEmpty()) {
                throw new IllegalArgumentException("names no file: give it one, or remove the line");
            }
            files.addAll(matching(path(entry.directory(), pattern)));
        }
        return files;
    }

    /** Where the relative paths of {@code file} start. */
    static Path directory(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** The same for every name of the same file. */
    static Path identity(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize(); // text that stands in no file
        }
    }

    private static Path path(Path directory, String pattern) {
        if (hasWildcard(pattern.substring(0, pattern.lastIndexOf('/') + 1))) {
            throw new IllegalArgumentException(
                    "\"" + pattern + "\" has * or ? in a directory: only in the file's name");
        }
        try {
            return directory.resolve(pattern);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + pattern + "\" is not a path", e);
        }
    }

    private static List<Path> matching(Path pattern) {
        String name = Objects.toString(pattern.getFileName(), "");
        if (!hasWildcard(name)) {
            return List.of(pattern);
        }
        Path directory = directory(pattern);
        return Files.isDirectory(directory) ? list(directory, name) : List.of();
    }

    private static boolean hasWildcard(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    }

    private static List<Path> list(Path directory, String glob) {
        List<Path> files = new ArrayList<>();
        String braceless = glob.replaceAll("[\\[\\]{}\\\\]", "\\\\$0"); // * and ? only
        try (DirectoryStream<Path> matches = Files.newDirectoryStream(directory, braceless)) {
            for (Path match : matches) {
                // As in a shell, a pattern leaves hidden files alone: editors put their copies there.
                if (!match.getFileName().toString().startsWith(".") && Files.isRegularFile(match)) {
                    files.add(match);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("\"" + directory + "\" cannot be listed: " + e.getMessage(), e);
        }
        files.sort(null);
        return files;
    }
}
