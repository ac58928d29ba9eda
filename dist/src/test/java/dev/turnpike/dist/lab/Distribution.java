package dev.turnpike.dist.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/** The assembled distribution under test. */
final class Distribution {
    private Distribution() {}

    /** Its directory; the build names it in the system property turnpike.home. */
    static Path home() {
        String home = System.getProperty("turnpike.home");
        if (home == null) {
            throw new LabException("the system property turnpike.home names no distribution: run this test by Maven");
        }
        return Path.of(home);
    }

    /** The command turnpike. */
    static Path launcher() {
        Path launcher = home().resolve("bin").resolve("turnpike");
        if (!Files.isExecutable(launcher)) {
            throw new LabException(launcher + " is not there: build the distribution first (mvn package)");
        }
        return launcher;
    }
}
