package dev.turnpike.conf;

import java.util.List;

/** A whole configuration file with all it includes. Owned by the thread that starts or reloads. */
public interface Configuration {

    /** The section of that name; empty where the file has none. Asking makes the section known. */
    Settings section(String name);

    /** The sections {@code prefix.NAME}, in the file's order. */
    List<Settings> sections(String prefix);

    /**
     * To be called when every component has read its part. A section that was asked for and then not read at all is the
     * business of whoever asked: its keys are not reported.
     *
     * @throws ConfigException if anything was wrong: every problem noted, and every section or key that nobody read
     */
    void verify() throws ConfigException;
}
