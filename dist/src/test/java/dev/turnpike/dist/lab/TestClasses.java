package dev.turnpike.dist.lab;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the compiled tests and their scripts stand: guests and child processes read them there. */
final class TestClasses {
    private TestClasses() {}

    static Path directory() {
        try {
            return Path.of(TestClasses.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new LabException("no path to the test classes", e);
        }
    }

    /** The scripts of the guests. */
    static Path scripts() {
        return directory().resolve("lab");
    }
}
