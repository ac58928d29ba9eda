package dev.turnpike.dist.lab;

import java.util.regex.Pattern;

/** The lines of the server's log that tests rely on: the one place to change when a text changes. */
public final class ServerLog {
    /** Reason of a failed login: the password is wrong. */
    public static final String BAD_PASSWORD = "bad-password";

    /** Reason of a failed login: no provider knows the name. */
    public static final String UNKNOWN_USER = "unknown-user";

    /** The server accepts connections. */
    public static final Pattern READY = Pattern.compile("\\bready: interface");

    /** A session lost its peer: LCP echoes stayed without answer. */
    public static final Pattern PEER_SILENT = Pattern.compile("CALL: \\S+ ended .*LCP echo");

    /** The peer and this server share no authentication method. */
    public static final Pattern NO_COMMON_METHOD = Pattern.compile("CALL: \\S+ ended .*authentication");

    /** The peer does not encrypt although it must. */
    public static final Pattern NO_ENCRYPTION = Pattern.compile("CALL: \\S+ ended .*no encryption");

    private ServerLog() {}

    /** A user's session carries IP. */
    public static Pattern sessionUp(String user, String address) {
        return Pattern.compile(
                "SESSION: \\S+ up user=" + Pattern.quote(user) + " .*address=" + Pattern.quote(address) + "\\b");
    }

    /** A user's session is over, whatever the reason. */
    public static Pattern sessionDown(String user) {
        return Pattern.compile("SESSION: \\S+ down user=" + Pattern.quote(user) + " ");
    }

    /** The encryption of a user's session, as in {@code encryption=mppe-128-stateless}. */
    public static Pattern encryption(String mppe) {
        return Pattern.compile("SESSION: \\S+ up .*encryption=mppe-" + Pattern.quote(mppe) + "(\\s|$)");
    }

    /** The line that intrusion detection relies on, word by word as it is documented. */
    public static Pattern loginFailed(String user, String address, String reason, String method, int failure) {
        return Pattern.compile("AUTH: login failed user=" + Pattern.quote(user) + " from " + Pattern.quote(address)
                + " PPTP authentication failed reason=" + reason + " method=" + method
                + " provider=(local|-) failure=" + failure + "/3$");
    }
}
