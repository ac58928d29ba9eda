package dev.turnpike.control.message;

import java.util.List;

/**
 * The first messages of real clients, as they stand on the wire.
 *
 * @param name whose they are
 * @param startRequest its Start-Control-Connection-Request
 * @param callRequest its Outgoing-Call-Request
 */
public record RealClients(String name, byte[] startRequest, byte[] callRequest) {

    /** docs/clients.md section 1: Windows 10. The trace names every field but host and vendor, which are blank here. */
    public static final RealClients WINDOWS_10 = client("Windows 10", """
            009c 0001 1a2b3c4d 0001 0000 // Start-Control-Connection-Request
            0100 0000 // version 1.0, Reserved1
            00000001  // framing: asynchronous
            00000001  // bearer: analog
            0000 0000 // maximum channels, firmware revision
            00*64 00*64 // host name, vendor name
            """, """
            00a8 0001 1a2b3c4d 0007 0000 // Outgoing-Call-Request
            2961 0002 // call ID, serial number
            0000012c 05f5e100 // 300 to 100000000 bps
            00000003 00000003 // bearer, framing: either
            0040 0000 // window 64, delay
            0000 0000 // phone number length, Reserved1
            00*64 00*64 // phone number, subaddress
            """);

    /** pptp-linux 1.10.0 as Debian 12 ships it, captured. */
    public static final RealClients PPTP_LINUX_1_10 = client("pptp-linux 1.10", """
            009c 0001 1a2b3c4d 0001 0000 // Start-Control-Connection-Request
            0100 0000 // version 1.0, Reserved1
            00000003  // framing: either
            00000003  // bearer: either
            ffff 016c // maximum channels, firmware revision
            6c6f63616c 00*59       // host name "local"
            63616e616e69616e 00*56 // vendor name "cananian"
            """, """
            00a8 0001 1a2b3c4d 0007 0000 // Outgoing-Call-Request
            038e 0000 // call ID, serial number
            00000960 00989680 // 2400 to 10000000 bps
            00000003 00000003 // bearer, framing: either
            0003 0000 // window 3, delay
            0000 0000 // phone number length, Reserved1
            00*64 00*64 // phone number, subaddress
            """);

    /**
     * docs/clients.md section 1: macOS and iOS, apple-oss-distributions/ppp at tag ppp-412. The call ID is a process
     * number.
     */
    public static final RealClients MACOS = client("macOS", """
            009c 0001 1a2b3c4d 0001 0000 // Start-Control-Connection-Request
            0100 0000 // version 1.0, Reserved1
            00000001  // framing: asynchronous
            00000001  // bearer: analog
            0000 0000 // maximum channels, firmware revision
            00*64 00*64 // host name, vendor name
            """, """
            00a8 0001 1a2b3c4d 0007 0000 // Outgoing-Call-Request
            0141 0000 // call ID, serial number
            0000012c 05f5e100 // 300 to 100000000 bps
            00000003 00000003 // bearer, framing: either
            0040 0000 // window 64, delay
            0000 0000 // phone number length, Reserved1
            00*64 00*64 // phone number, subaddress
            """);

    /** docs/clients.md section 1: Android's mtpd. Call ID and serial number are random. */
    public static final RealClients ANDROID_MTPD = client("Android mtpd", """
            009c 0001 1a2b3c4d 0001 0000 // Start-Control-Connection-Request
            0100 0000 // version 1.0, Reserved1
            00000003  // framing: either
            00000003  // bearer: either
            0001 0000 // maximum channels, firmware revision
            616e6f6e796d6f7573 00*55 // host name "anonymous"
            00*64     // vendor name
            """, """
            00a8 0001 1a2b3c4d 0007 0000 // Outgoing-Call-Request
            c53d 9a1e // call ID, serial number
            000003e8 05f5e100 // 1000 to 100000000 bps
            00000003 00000003 // bearer, framing: either
            2000 0000 // window 8192, delay
            0000 0000 // phone number length, Reserved1
            00*64 00*64 // phone number, subaddress
            """);

    /** All of them. */
    public static final List<RealClients> ALL = List.of(WINDOWS_10, PPTP_LINUX_1_10, MACOS, ANDROID_MTPD);

    private static RealClients client(String name, String startRequest, String callRequest) {
        return new RealClients(name, AnnotatedHex.bytes(startRequest), AnnotatedHex.bytes(callRequest));
    }

    @Override
    public String toString() {
        return name;
    }
}
