package dev.turnpike.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;

/** Logback contexts apart from the one of the process. */
final class Contexts {

    private Contexts() {}

    static LoggerContext create() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        return context;
    }
}
