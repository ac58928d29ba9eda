package dev.turnpike.probe;

import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.control.message.ControlMessage.OutgoingCallRequest;
import dev.turnpike.control.message.ControlMessage.StartControlConnectionRequest;
import dev.turnpike.probe.call.CallManner;
import dev.turnpike.probe.link.LinkManner;
import java.util.List;

/**
 * Whose manner the client imitates: the first messages of the control connection, the numbers it counts from, and the
 * options its PPP asks for. From traces and sources of these clients.
 */
public enum Personality {
    /** Windows 10: call window 64, sequence from 0, callback and NBNS servers asked for, Identification after LCP. */
    WINDOWS,
    /** pptp-linux 1.10 with pppd: call window 3, sequence from 1, IPCP only after required encryption. */
    LINUX,
    /** macOS up to 10.11 and iOS up to 9. */
    MACOS,
    /** Android up to 11, mtpd with pppd: call window 8192, leaves by closing TCP. */
    ANDROID;

    /** Its manner on the control connection. */
    public CallManner call() {
        return switch (this) {
            case WINDOWS -> new CallManner(start(1, 1, "", "Microsoft"), call(300, 100_000_000, 64), true, false);
            case LINUX -> new CallManner(start(3, 3, "local", "cananian"), call(2400, 10_000_000, 3), false, false);
            case MACOS -> new CallManner(start(1, 1, "", ""), call(300, 100_000_000, 64), false, false);
            case ANDROID -> new CallManner(start(3, 3, "anonymous", ""), call(1000, 100_000_000, 8192), false, true);
        };
    }

    /** Its manner on the PPP link. */
    public LinkManner link() {
        return switch (this) {
            case WINDOWS ->
                new LinkManner(0, 0, List.of("MSRASV5.20", "MSRAS-0-TURNPIKE-PROBE"), true, false, true, false);
            case LINUX, MACOS, ANDROID -> new LinkManner(1, 1, List.of(), false, true, false, true);
        };
    }

    private static StartControlConnectionRequest start(int framing, int bearer, String host, String vendor) {
        return new StartControlConnectionRequest(ControlMessage.PROTOCOL_VERSION, framing, bearer, 0, 0, host, vendor);
    }

    private static OutgoingCallRequest call(int minimumBps, int maximumBps, int window) {
        int either = 3; // RFC 2637 section 2.7: analog or digital, asynchronous or synchronous
        return new OutgoingCallRequest(0, 0, minimumBps, maximumBps, either, either, window, 0, "", "");
    }
}
