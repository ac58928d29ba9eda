package dev.turnpike.logging;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be opened, in words: the JDK's exceptions say it in their type only. */
final class Failures {

    private Failures() {}

    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "its directory does not exist, make it";
        }
        if (e instanceof AccessDeniedException) {
            return "this user may not write there, change the owner or mode";
        }
        return String.valueOf(e.getMessage());
    }
}
