package dev.turnpike.auth.spi;

import java.util.List;

/** What a provider says of its own health when the operator runs {@code turnpike check}. May block. */
public interface ProviderCheck {

    /** One or more findings, the good ones too. */
    List<Finding> check();

    /**
     * One line of the table.
     *
     * @param level how it stands
     * @param what the thing that was looked at, as in {@code "chap-secrets file"}
     * @param detail what was found
     * @param remedy what to do; empty where all is well
     */
    record Finding(Level level, String what, String detail, String remedy) {}

    /** How a finding stands. */
    enum Level {
        /** As it should be. */
        OK,
        /** Works, but somebody should know. */
        WARN,
        /** Does not work. */
        FAIL
    }
}
