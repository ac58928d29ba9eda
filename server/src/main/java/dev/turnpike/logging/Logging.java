package dev.turnpike.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import dev.turnpike.config.LogConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The log of the process. Belongs to the thread that starts, reloads and stops; anybody logs through slf4j. */
public final class Logging implements AutoCloseable {

    private static final String OWN = "dev.turnpike";
    private static final int QUEUE = 8192;

    private final LoggerContext context;
    private final Console console;
    private final PrintStream complaints;
    private List<Appender<ILoggingEvent>> present = List.of();

    /**
     * Sets nothing up yet.
     *
     * @param context logback's context, see {@link #ofProcess}
     * @param complaints where it is said that the log itself fails
     */
    Logging(LoggerContext context, Console console, PrintStream complaints) {
        this.context = context;
        this.console = console;
        this.complaints = complaints;
    }

    /** The log that slf4j writes to; nothing is set up yet. */
    public static Logging ofProcess(Console console, PrintStream complaints) {
        return new Logging((LoggerContext) LoggerFactory.getILoggerFactory(), console, complaints);
    }

    /**
     * Writes as {@code config} says from now on; at a reload the old targets get what they have in their queues.
     *
     * @throws IOException if a target cannot be opened; the message says which and why, and nothing has changed
     */
    public void apply(LogConfig config) throws IOException {
        List<Appender<ILoggingEvent>> targets = open(config);
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (present.isEmpty()) {
            root.detachAndStopAllAppenders(); // what logback set up by itself
        }
        targets.forEach(Appender::start);
        targets.forEach(root::addAppender);
        Level level = Level.convertAnSLF4JLevel(config.level());
        context.getLogger(OWN).setLevel(level);
        root.setLevel(ofOthers(level));
        stop(root);
        present = targets;
    }

    /** Writes what is left and stops. */
    @Override
    public void close() {
        stop(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
        present = List.of();
    }

    private void stop(Logger root) {
        present.forEach(root::detachAppender);
        present.forEach(Appender::stop);
    }

    private List<Appender<ILoggingEvent>> open(LogConfig config) throws IOException {
        Targets targets = new Targets(context, config.format());
        List<Appender<ILoggingEvent>> opened = new ArrayList<>();
        opened.add(queued("stdout", targets.console(console)));
        if (config.syslog().isPresent()) {
            opened.add(queued("syslog", targets.syslog(config.syslog().get())));
        }
        if (config.file().isPresent()) { // last: the only one that holds something open before it is started
            opened.add(queued("file", targets.file(config.file().get(), complaints)));
        }
        return opened;
    }

    private Appender<ILoggingEvent> queued(String name, Appender<ILoggingEvent> target) {
        LineQueue queue = new LineQueue(name, target, context.getLogger(OWN), QUEUE);
        queue.setContext(context);
        return queue;
    }

    /** Libraries say at debug what they read and write, secrets among it: only {@code trace} shows that. */
    private static Level ofOthers(Level own) {
        boolean quieter = own.isGreaterOrEqual(Level.INFO) || own == Level.TRACE;
        return quieter ? own : Level.INFO;
    }
}
