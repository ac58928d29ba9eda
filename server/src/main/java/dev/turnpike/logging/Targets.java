package dev.turnpike.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.net.SyslogAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import dev.turnpike.conf.HostPort;
import dev.turnpike.config.LogConfig;
import dev.turnpike.net.Ticker;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;

/** Makes the targets of log lines out of the configuration. Used by the thread that starts or reloads. */
final class Targets {

    private final LoggerContext context;
    private final LogConfig.Format format;

    Targets(LoggerContext context, LogConfig.Format format) {
        this.context = context;
        this.format = format;
    }

    Appender<ILoggingEvent> console(Console console) {
        Encoder<ILoggingEvent> encoder = started(encoder(!console.journal()));
        return stream(unclosable(console.out()), console.journal() ? started(new JournalEncoder(encoder)) : encoder);
    }

    Appender<ILoggingEvent> file(Path path, PrintStream complaints) throws IOException {
        try {
            return stream(new ReopeningFile(path, Ticker.system(), complaints), started(encoder(true)));
        } catch (IOException e) {
            throw new IOException("the log file " + path + " cannot be opened: " + Failures.reason(e), e);
        }
    }

    /** In the classic format of RFC 3164, whatever the format of the other targets. */
    Appender<ILoggingEvent> syslog(HostPort server) throws IOException {
        try {
            InetAddress.getByName(server.host()); // logback would only write a status that nobody reads
        } catch (UnknownHostException e) {
            throw new IOException("the syslog server " + server + " is not known to the name service", e);
        }
        SyslogAppender appender = new SyslogAppender();
        appender.setContext(context);
        appender.setSyslogHost(server.host());
        appender.setPort(server.port());
        appender.setFacility("DAEMON");
        // Nothing stands between the process and the message: on a line of syslog the address of a failed login is the
        // eleventh word, which scripts of many years count on.
        long process = ProcessHandle.current().pid();
        appender.setSuffixPattern("turnpike[" + process + "]: %replace(%msg){'\\p{Cntrl}', ' '}");
        appender.setStackTracePattern("\t");
        return appender;
    }

    private Appender<ILoggingEvent> stream(OutputStream out, Encoder<ILoggingEvent> encoder) {
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(out);
        return appender;
    }

    private Encoder<ILoggingEvent> encoder(boolean withTimeAndLevel) {
        return switch (format) {
            case TEXT -> text(withTimeAndLevel);
            case JSON -> json();
        };
    }

    private Encoder<ILoggingEvent> text(boolean withTimeAndLevel) {
        TextLayout layout = new TextLayout(withTimeAndLevel, ZoneId.systemDefault());
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setLayout(layout);
        encoder.setCharset(StandardCharsets.UTF_8);
        return encoder;
    }

    /** The facts of an event are its key-value pairs, so the pattern and arguments of its message are left out. */
    private static Encoder<ILoggingEvent> json() {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithThreadName(false);
        encoder.setWithContext(false);
        encoder.setWithArguments(false);
        encoder.setWithMessage(false);
        encoder.setWithFormattedMessage(true);
        return encoder;
    }

    private Encoder<ILoggingEvent> started(Encoder<ILoggingEvent> encoder) {
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static OutputStream unclosable(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                out.write(octets, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
