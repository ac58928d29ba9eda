package dev.turnpike.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One line for people: {@code 2026-11-22T21:46:00.123+01:00 INFO  message}. What follows an exception is indented, so that
 * whatever begins a line is a line of ours. Any thread.
 */
final class TextLayout extends LayoutBase<ILoggingEvent> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

    private final boolean withTimeAndLevel;
    private final ZoneId zone;

    TextLayout(boolean withTimeAndLevel, ZoneId zone) {
        this.withTimeAndLevel = withTimeAndLevel;
        this.zone = zone;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(160);
        if (withTimeAndLevel) {
            TIME.formatTo(event.getInstant().atZone(zone), text);
            text.append(' ').append(String.format("%-5s", event.getLevel())).append(' ');
        }
        text.append(oneLine(event.getFormattedMessage())).append('\n');
        IThrowableProxy throwable = event.getThrowableProxy();
        if (throwable != null) {
            ThrowableProxyUtil.asString(throwable)
                    .lines()
                    .forEach(line ->
                            text.append('\t').append(oneLine(line.strip())).append('\n'));
        }
        return text.toString();
    }

    /** Peer-chosen text is escaped where it is logged; this is the second lock on the door. */
    private static String oneLine(String message) {
        if (message.chars().noneMatch(Character::isISOControl)) {
            return message;
        }
        StringBuilder line = new StringBuilder(message.length());
        message.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
        return line.toString();
    }
}
