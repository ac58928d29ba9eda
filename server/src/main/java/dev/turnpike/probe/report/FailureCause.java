package dev.turnpike.probe.report;

import java.util.Locale;

/**
 * Why a client does not get its tunnel: what happened, what is most likely behind it, and what to do about it.
 *
 * <p>The Windows error number is the one of the Remote Access error list ({@code raserror.h}) whose documented meaning this
 * is, so that a user's screen and this list meet; 0 where Windows has none.
 */
public enum FailureCause {
    /** The name has no address. */
    UNKNOWN_HOST(
            868,
            "the server's name has no address",
            "the name is misspelt, or its DNS entry is missing",
            "check the name with: getent ahostsv4 HOST"),
    /** TCP reset. */
    TCP_REFUSED(
            808,
            "the server's host refuses TCP connections to this port",
            "the server does not run, listens on another address, or a firewall rejects",
            "on the server: turnpike status, and: ss -ltn 'sport = :1723'"),
    /** TCP silence. */
    TCP_NO_ANSWER(
            809,
            "the server's host does not answer on this TCP port",
            "a firewall on the way drops TCP 1723, or nothing forwards it to the server",
            "open TCP 1723 and IP protocol 47 (GRE) on every firewall and router before the server"),
    /** No way there. */
    TCP_UNREACHABLE(
            800,
            "the server's host cannot be reached",
            "there is no route to it, or a router on the way says that it is not there",
            "check this machine's network and the address"),
    /** Connected, then closed. */
    CONTROL_CLOSED(
            807,
            "the server closed the connection before it answered",
            "this address is banned or not in allow-from, a limit of connections is reached, or the port is not PPTP's",
            "on the server: turnpike bans, and the server's log for this address"),
    /** Connected, then nothing. */
    CONTROL_SILENT(
            800,
            "the server took the connection but sent no PPTP answer",
            "something else listens there, or a firewall inspects PPTP and swallows it",
            "check what listens on the port; switch off PPTP inspection on firewalls on the way"),
    /** The answer is no PPTP. */
    NOT_PPTP(
            800,
            "what the server sent is not PPTP",
            "another service listens on this port",
            "check the port; PPTP is TCP 1723"),
    /** Start-Control-Connection-Reply says no. */
    CONTROL_REFUSED(
            800,
            "the server refused the control connection",
            "it allows no more connections, or not from this address",
            "the server's log says which"),
    /** Outgoing-Call-Reply says no. */
    CALL_REFUSED(
            800,
            "the server refused the call",
            "max-sessions or max-sessions-per-address is reached, the server drains, or this address is banned",
            "on the server: turnpike status, turnpike bans"),
    /** No Outgoing-Call-Reply. */
    CALL_SILENT(
            800,
            "the server did not answer the call request",
            "the server is overloaded, or a firewall inspects PPTP and swallows the answer",
            "look at the server's load and log; switch off PPTP inspection on firewalls on the way"),
    /** Not one GRE packet came. Windows XP to 8 show 619, later ones 806. */
    GRE_BLOCKED(
            619,
            "TCP works, but not one GRE packet came from the server (newer Windows: error 806)",
            "a firewall or router on the way drops IP protocol 47, or a NAT does not know PPTP",
            "allow IP protocol 47 (GRE), which is no port, both ways; behind NAT load nf_nat_pptp or enable PPTP pass-through"),
    /** The server sends, but hears nothing. */
    GRE_BLOCKED_OUTBOUND(
            619,
            "the server's GRE packets come, but it does not get ours (newer Windows: error 806)",
            "a firewall lets GRE through from the server only, or a NAT hides our address from it",
            "allow IP protocol 47 (GRE) from the client to the server as well"),
    /** GRE worked, then silence. */
    SERVER_SILENT(
            718,
            "the server stopped answering",
            "packets are lost on the way, or the server is overloaded",
            "try again, look at the server's log, and test the path for loss"),
    /** Own packets come back. */
    LINK_LOOPED(
            737,
            "our own packets come back to us",
            "something between here and the server reflects GRE",
            "look for a loop in the path: a bridge, a test rig, a broken NAT"),
    /** Endless Naks. */
    NOT_CONVERGING(
            732,
            "client and server do not come to an agreement",
            "one of them insists on an option that the other does not allow",
            "run the probe with --trace and compare what each side repeats"),
    /** LCP ended by the server before the login. */
    LCP_TERMINATED(
            734,
            "the server ended the link before the login",
            "it allows none of the methods we do, or refuses this client",
            "the server's log has the reason; compare auth-methods with --method"),
    /** No authentication method in common. */
    NO_COMMON_AUTHENTICATION(
            919,
            "no authentication method is allowed on both sides",
            "the server's auth-methods and the methods of this client have nothing in common",
            "allow mschapv2 on both; encryption needs it"),
    /** MS-CHAPv2 E=646. */
    LOGON_HOURS(
            646,
            "the account may not log in now",
            "it is outside the allowed hours",
            "try within them, or change allowed-hours or the account's logon hours"),
    /** MS-CHAPv2 E=647. */
    ACCOUNT_DISABLED(
            647,
            "the account is disabled or locked",
            "an administrator disabled it, it expired, or too many failures locked it",
            "enable it in its back end; for a lock of this server: turnpike bans, turnpike unban USER"),
    /** MS-CHAPv2 E=648. */
    PASSWORD_EXPIRED(
            648,
            "the password has expired",
            "it must be changed before the next login",
            "change it from Windows when it asks, or in the back end"),
    /** MS-CHAPv2 E=649. */
    NO_DIAL_IN_PERMISSION(
            649,
            "the account may not use the VPN",
            "it is not in the group, or has not the right, that the back end wants",
            "grant dial-in permission, or add the account to the group"),
    /** MS-CHAPv2 E=691, PAP Nak, CHAP Failure. */
    LOGIN_REFUSED(
            691,
            "the server refuses name or password",
            "one of them is wrong, the realm or domain is missing, or the user is unknown",
            "check both; the server's log has the reason in its line AUTH: login failed"),
    /** The authenticator response is wrong. */
    SERVER_NOT_VERIFIED(
            778,
            "the server could not prove that it knows the password",
            "somebody impersonates the server, or the name was changed between client and back end",
            "do not use this server until the reason is known; compare name and realm with the back end's"),
    /** The client requires encryption. */
    SERVER_LACKS_ENCRYPTION(
            742,
            "the server does not support the encryption that this client requires",
            "mppe is off at the server, its key strength differs, or the login gave no keys",
            "set mppe = require and mppe-bits = 128 on the server, and log in by mschapv2"),
    /** The server requires encryption. */
    SERVER_REQUIRES_ENCRYPTION(
            741,
            "the server requires an encryption that this client does not do",
            "the probe was told --mppe off, or other key strengths than the server's",
            "run it with --mppe require, and with --mppe-bits as the server has it"),
    /** IPCP gives no address. */
    NO_ADDRESS(
            738,
            "the server assigned no address",
            "its address-pool is exhausted, or the user's own address is in use or not allowed",
            "on the server: turnpike sessions, and the pool's size in address-pool"),
    /** IPCP is not there or ended. */
    NO_NETWORK_PROTOCOL(
            733,
            "the server does not run IP on this link",
            "it refused or ended IPCP, often because encryption did not come up",
            "the server's log has the reason; run the probe with --trace"),
    /** The server hung up after the login. */
    SERVER_ENDED(
            629,
            "the server ended the connection",
            "an administrator, a limit of time or of sessions, or a shutdown ended it",
            "the server's log names who ended the session and why"),
    /** TCP broke. */
    CONNECTION_LOST(
            807,
            "the control connection broke",
            "the server stopped, or a firewall or NAT forgot the connection",
            "look whether the server runs, and at the timeouts of firewalls on the way"),
    /** Nothing comes back through the tunnel. */
    PING_UNANSWERED(
            0,
            "the tunnel is up, but no echo reply came through it",
            "the address does not answer pings, or the server does not route or masquerade",
            "ping the server's tunnel address first; then check net.ipv4.ip_forward and masquerade"),
    /** The whole took too long. */
    TIMED_OUT(
            718,
            "the connection did not come up in time",
            "a phase took longer than --timeout allows",
            "the last phase shows where; allow more with --timeout"),
    /** This machine is at fault. */
    LOCAL_FAULT(
            0,
            "this machine could not go on",
            "its network or its kernel refused what the probe needs",
            "see the detail");

    private final int windowsError;
    private final String whatHappened;
    private final String likelyCause;
    private final String remedy;

    FailureCause(int windowsError, String whatHappened, String likelyCause, String remedy) {
        this.windowsError = windowsError;
        this.whatHappened = whatHappened;
        this.likelyCause = likelyCause;
        this.remedy = remedy;
    }

    /** The cause of an error code in an MS-CHAPv2 Failure (RFC 2759 section 6); of an unknown one, {@link #LOGIN_REFUSED}. */
    public static FailureCause ofLoginError(int error) {
        return switch (error) {
            case 646 -> LOGON_HOURS;
            case 647 -> ACCOUNT_DISABLED;
            case 648 -> PASSWORD_EXPIRED;
            case 649 -> NO_DIAL_IN_PERMISSION;
            default -> LOGIN_REFUSED;
        };
    }

    /** The number that Windows shows for it; 0 for none. */
    public int windowsError() {
        return windowsError;
    }

    /** A clause without full stop. */
    public String whatHappened() {
        return whatHappened;
    }

    /** A clause without full stop. */
    public String likelyCause() {
        return likelyCause;
    }

    /** A clause without full stop. */
    public String remedy() {
        return remedy;
    }

    /** The word in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
