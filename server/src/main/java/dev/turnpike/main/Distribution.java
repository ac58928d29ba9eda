package dev.turnpike.main;

import java.nio.file.Path;

/** Where the distribution lies: the launcher tells it by the system property {@code turnpike.home}. */
final class Distribution {

    private static final String HOME = "turnpike.home";

    private Distribution() {}

    /** The directory that holds bin/, lib/ and plugins/; the working directory if nobody tells. */
    static Path home() {
        return Path.of(System.getProperty(HOME, "."));
    }

    /** The plugins that are shipped. */
    static Path plugins() {
        return home().resolve("plugins");
    }
}
