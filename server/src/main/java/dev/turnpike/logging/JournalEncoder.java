package dev.turnpike.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts the priority in angle brackets before each line, as sd-daemon(3) describes it. Any thread. */
final class JournalEncoder extends EncoderBase<ILoggingEvent> {

    private final Encoder<ILoggingEvent> lines;

    JournalEncoder(Encoder<ILoggingEvent> lines) {
        this.lines = lines;
    }

    @Override
    public byte[] headerBytes() {
        return lines.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        byte[] prefix = ("<" + priority(event.getLevel()) + ">").getBytes(StandardCharsets.US_ASCII);
        byte[] plain = lines.encode(event);
        ByteArrayOutputStream prefixed = new ByteArrayOutputStream(plain.length + 16);
        boolean atStart = true;
        for (byte octet : plain) {
            if (atStart) {
                prefixed.writeBytes(prefix);
            }
            prefixed.write(octet);
            atStart = octet == '\n';
        }
        return prefixed.toByteArray();
    }

    @Override
    public byte[] footerBytes() {
        return lines.footerBytes();
    }

    // The severities of syslog, RFC 5424 section 6.2.1.
    private static int priority(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> 3;
            case Level.WARN_INT -> 4;
            case Level.INFO_INT -> 6;
            default -> 7;
        };
    }
}
