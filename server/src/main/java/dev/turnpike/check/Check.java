package dev.turnpike.check;

import dev.turnpike.auth.spi.ProviderCheck.Finding;
import dev.turnpike.config.TurnpikeConfig;
import java.nio.file.Path;
import java.util.List;

/** Looks at one thing. May block for seconds. */
public interface Check {

    /**
     * What is checked.
     *
     * @param file the configuration file
     * @param config what it says, free of errors
     */
    record Subject(Path file, TurnpikeConfig config) {}

    /** Whose fault a failure is. */
    enum Kind {
        /** What the operator wrote. */
        CONFIGURATION,
        /** A privilege, a device, a program or a kernel feature that is missing. */
        MACHINE,
        /** A provider or what it asks. */
        BACK_END
    }

    /** Whose fault its failures are. */
    Kind kind();

    /** One or more findings, the good ones too. */
    List<Finding> findings(Subject subject);
}
