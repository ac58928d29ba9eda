package dev.turnpike.probe.link;

import dev.turnpike.crypto.MsChapV2;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an MS-CHAPv2 Failure (RFC 2759 section 6): {@code E=eee R=r C=cc...c V=vv M=text}.
 *
 * @param error the code that Windows shows; 691 where the text has none
 * @param retryAllowed whether another Response is welcome, to {@code challenge}
 * @param challenge 16 octets, or none at all
 * @param message what comes after {@code M=}, as the server sent it
 */
record ChapFailureMessage(int error, boolean retryAllowed, byte[] challenge, String message) {

    private static final int AUTHENTICATION_FAILURE = 691;
    private static final Pattern ERROR = Pattern.compile("\\bE=(\\d{1,9})");
    private static final Pattern RETRY = Pattern.compile("\\bR=1\\b");
    private static final Pattern CHALLENGE = Pattern.compile("\\bC=([0-9a-fA-F]{32})\\b");
    private static final Pattern MESSAGE = Pattern.compile("\\bM=(.*)", Pattern.DOTALL);

    /** Reads any text; what is missing gets its harmless value. */
    static ChapFailureMessage parse(String text) {
        Matcher message = MESSAGE.matcher(text);
        boolean hasMessage = message.find();
        // The rest may look like a field, and is the server's free text.
        String fields = hasMessage ? text.substring(0, message.start()) : text;
        Matcher error = ERROR.matcher(fields);
        Matcher challenge = CHALLENGE.matcher(fields);
        byte[] next = challenge.find() ? HexFormat.of().parseHex(challenge.group(1)) : new byte[0];
        boolean retry = RETRY.matcher(fields).find() && next.length == MsChapV2.CHALLENGE_LENGTH;
        return new ChapFailureMessage(
                error.find() ? Integer.parseInt(error.group(1)) : AUTHENTICATION_FAILURE,
                retry,
                next,
                hasMessage ? message.group(1) : "");
    }
}
