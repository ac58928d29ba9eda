package dev.turnpike.session;

import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes session ids that no other session of this server has, before and after restarts: the start of the server in
 * milliseconds, and a number. Any thread.
 */
final class SessionIds {

    private final String prefix;
    private final AtomicLong next = new AtomicLong(1);

    SessionIds(InstantSource clock) {
        prefix = Long.toString(clock.millis(), 36).toUpperCase(Locale.ROOT);
    }

    /** Printable ASCII without blanks, as RADIUS wants it of Acct-Session-Id (RFC 2866 section 5.5). */
    String next() {
        return prefix + "-" + next.getAndIncrement();
    }
}
