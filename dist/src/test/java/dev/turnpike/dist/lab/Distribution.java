package dev.turnpike.dist.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/** The assembled distribution under test. */
final class Distribution {
    private Distribution() {}

    /** The command turnpike; the build names the directory in the system property turnpike.home. */
    static Path launcher() {
        String home = System.getProperty("turnpike.home");
        if (home == null) {
            throw new LabException("the system property turnpike.home names no distribution: run this test by Maven");
        }
        Path launcher = Path.of(home, "bin", "turnpike");
        if (!Files.isExecutable(launcher)) {
            throw new LabException(launcher + " is not there: build the distribution first (mvn package)");
        }
        return launcher;
    }
}
