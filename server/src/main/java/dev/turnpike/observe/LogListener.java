package dev.turnpike.observe;

import dev.turnpike.auth.LoginFailureLine;
import dev.turnpike.auth.spi.SessionUsage;
import dev.turnpike.event.SessionEvent;
import dev.turnpike.event.SessionListener;
import dev.turnpike.text.Printable;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each step in the life of a call, with the same facts as fields for logs in JSON. Called on sessions'
 * threads; the log's own queue takes the line.
 */
public final class LogListener implements SessionListener {

    private static final Logger log = LoggerFactory.getLogger(LogListener.class);

    @Override
    public void on(SessionEvent event) {
        switch (event) {
            case SessionEvent.CallStarted started -> callStarted(started);
            case SessionEvent.LoginSucceeded succeeded -> loginSucceeded(succeeded);
            case SessionEvent.LoginFailed failed -> LoginFailureLine.log(log, failed);
            case SessionEvent.LoginUndecided undecided -> loginUndecided(undecided);
            case SessionEvent.SessionUp up -> sessionUp(up);
            case SessionEvent.SessionDown down -> sessionDown(down);
            case SessionEvent.CallEnded ended -> callEnded(ended);
        }
    }

    private static void callStarted(SessionEvent.CallStarted event) {
        log.atInfo()
                .addKeyValue("event", "call.started")
                .addKeyValue("session", event.session().id())
                .log(
                        "CALL: {} started from {} host={} vendor={}",
                        event.session().id(),
                        event.session().clientAddress().getHostAddress(),
                        Printable.token(event.clientHost()),
                        Printable.token(event.clientVendor()));
    }

    private static void loginSucceeded(SessionEvent.LoginSucceeded event) {
        log.atInfo()
                .addKeyValue("event", "auth.succeeded")
                .addKeyValue("session", event.session().id())
                .addKeyValue("user", event.user())
                .log(
                        "AUTH: login succeeded user={} session={} method={} provider={} took={}ms",
                        event.user(),
                        event.session().id(),
                        event.method().label(),
                        event.provider(),
                        event.elapsed().toMillis());
    }

    private static void loginUndecided(SessionEvent.LoginUndecided event) {
        log.atWarn()
                .addKeyValue("event", "auth.undecided")
                .addKeyValue("session", event.session().id())
                .addKeyValue("user", event.user())
                .log(
                        "AUTH: login undecided user={} session={} method={} provider={} cause={}",
                        event.user(),
                        event.session().id(),
                        event.method().label(),
                        event.provider(),
                        event.cause());
    }

    private static void sessionUp(SessionEvent.SessionUp event) {
        log.atInfo()
                .addKeyValue("event", "session.up")
                .addKeyValue("session", event.session().id())
                .addKeyValue("user", event.up().user())
                .log(
                        "SESSION: {} up user={} client={} address={} encryption={} mtu={}",
                        event.session().id(),
                        event.up().user(),
                        event.session().clientAddress().getHostAddress(),
                        event.up().address().getHostAddress(),
                        event.encryption(),
                        event.mtu());
    }

    private static void sessionDown(SessionEvent.SessionDown event) {
        SessionUsage usage = event.usage();
        log.atInfo()
                .addKeyValue("event", "session.down")
                .addKeyValue("session", event.session().id())
                .addKeyValue("user", event.down().user())
                .log(
                        "SESSION: {} down user={} duration={} in={}B/{}p out={}B/{}p cause={} why=\"{}\"",
                        event.session().id(),
                        event.down().user(),
                        printed(usage.duration()),
                        usage.bytesIn(),
                        usage.packetsIn(),
                        usage.bytesOut(),
                        usage.packetsOut(),
                        event.cause(),
                        event.why());
    }

    private static void callEnded(SessionEvent.CallEnded event) {
        log.atInfo()
                .addKeyValue("event", "call.ended")
                .addKeyValue("session", event.session().id())
                .log("CALL: {} ended cause={} why=\"{}\"", event.session().id(), event.cause(), event.why());
    }

    private static String printed(Duration duration) {
        return "%dh%02dm%02ds".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }
}
