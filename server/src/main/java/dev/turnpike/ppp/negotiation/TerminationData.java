package dev.turnpike.ppp.negotiation;

import dev.turnpike.net.ByteReader;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Octets;
import dev.turnpike.text.Printable;
import java.nio.charset.StandardCharsets;

/** The data of a Terminate-Request in words. RFC 1661 section 5.5 leaves its form open. */
public final class TerminationData {

    // Windows: magic number, this mark, then the Remote Access error number.
    private static final int WINDOWS_LENGTH = 12;
    private static final int WINDOWS_MARK = 0x003ccd74;

    private TerminationData() {}

    /** One phrase, escaped: what Windows means, else the text that the data may be. */
    public static String describe(Octets data) {
        if (data.length() == 0) {
            return "no reason given";
        }
        try {
            ByteReader reader = data.reader();
            if (data.length() == WINDOWS_LENGTH) {
                reader.skip(4);
                if (reader.i32() == WINDOWS_MARK) {
                    return windowsError(reader.i32());
                }
            }
        } catch (MalformedPacketException e) {
            throw new IllegalStateException("read past data whose length was checked", e);
        }
        return Printable.token(new String(data.toByteArray(), StandardCharsets.ISO_8859_1));
    }

    private static String windowsError(int error) {
        String meaning = switch (error) {
            case 0 -> "user request";
            case 619 -> "port not connected";
            case 629 -> "disconnected by the remote computer";
            case 631 -> "disconnected by the user";
            case 691 -> "wrong user name or password, or method not permitted";
            case 718 -> "time-out";
            case 720 -> "no control protocol in common";
            case 732 -> "negotiation does not converge";
            case 733 -> "no network protocol in common";
            case 734 -> "link control protocol terminated";
            case 735 -> "requested address rejected";
            case 737 -> "link looped back";
            case 738 -> "no address assigned";
            case 741 -> "client does not support the encryption asked for";
            case 742 -> "server does not support the encryption asked for";
            default -> "see the Windows error list";
        };
        return "Windows error " + Integer.toUnsignedString(error) + " (" + meaning + ")";
    }
}
