package dev.turnpike.conf;

import java.util.List;

/** The configuration cannot be used. Carries every reason there is, in the order of the file. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /** Each problem is one line, {@code file:line: [section] key: what is wrong, what to do}. */
    public ConfigException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** One line each, never empty. */
    public List<String> problems() {
        return problems;
    }
}
