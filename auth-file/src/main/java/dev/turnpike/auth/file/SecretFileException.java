package dev.turnpike.auth.file;

import java.io.IOException;

/** A file of secrets cannot be used as it is. */
final class SecretFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /** The message names the file and what is wrong with it; the remedy is a command or an instruction. */
    SecretFileException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }

    /** Both in one sentence. */
    String advice() {
        return getMessage() + ": " + remedy;
    }
}
