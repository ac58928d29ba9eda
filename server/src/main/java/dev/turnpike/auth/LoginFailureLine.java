package dev.turnpike.auth;

import dev.turnpike.event.SessionEvent;
import org.slf4j.Logger;

/**
 * The line that tells of a failed login, in the one form that filters rely on:
 *
 * <pre>AUTH: login failed user=USER from ADDRESS PPTP authentication failed reason=.. method=.. provider=.. failure=N/M</pre>
 *
 * <p>The user name is one escaped token, and nothing that a peer chose follows the address, so that nobody can break the
 * line, forge another or move the address. Pure functions; any thread.
 */
public final class LoginFailureLine {

    private LoginFailureLine() {}

    /** The line. */
    public static String of(SessionEvent.LoginFailed event) {
        return "AUTH: login failed user=%s from %s PPTP authentication failed reason=%s method=%s provider=%s failure=%d/%d"
                .formatted(
                        event.user(),
                        address(event),
                        event.reason().label(),
                        event.method().label(),
                        event.provider(),
                        event.failure(),
                        event.allowed());
    }

    /** Logs the line, with the same facts as fields for logs in JSON. */
    public static void log(Logger log, SessionEvent.LoginFailed event) {
        log.atWarn()
                .addKeyValue("event", "auth.failed")
                .addKeyValue("session", event.session().id())
                .addKeyValue("user", event.user())
                .addKeyValue("address", address(event))
                .addKeyValue("reason", event.reason().label())
                .addKeyValue("method", event.method().label())
                .addKeyValue("provider", event.provider())
                .addKeyValue("failure", event.failure() + "/" + event.allowed())
                .log(of(event));
    }

    /** Without the zone of a link-local address ({@code fe80::1%eth0}): filters would not find an address in it. */
    private static String address(SessionEvent.LoginFailed event) {
        String address = event.session().clientAddress().getHostAddress();
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}
