package dev.turnpike.config;

import dev.turnpike.conf.HostPort;
import dev.turnpike.conf.Settings;
import dev.turnpike.conf.Values;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * The section {@code [log]}. Standard output is always written.
 *
 * @param level the least important lines that are written
 * @param format of standard output and of the file
 * @param file a file that is written as well
 * @param syslog a syslog server that gets every line in the classic format as well
 */
public record LogConfig(Level level, Format format, Optional<Path> file, Optional<HostPort> syslog) {

    /** How a line looks. */
    public enum Format {
        /** For people. */
        TEXT,
        /** For machines: one JSON object a line. */
        JSON
    }

    private static final int SYSLOG_PORT = 514;

    static LogConfig from(Settings settings) {
        return new LogConfig(
                settings.value("level", Values.choice(Level.class, LogConfig::label), Level.INFO),
                settings.value("format", Values.choice(Format.class, LogConfig::label), Format.TEXT),
                settings.path("file"),
                settings.value("syslog", Values.hostPort(SYSLOG_PORT)));
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
