package dev.turnpike.control.message;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Bytes written for a reader: pairs of hex digits, {@code xx*n} for n equal octets, comments from {@code //} on. */
public final class AnnotatedHex {

    private static final Pattern COMMENT = Pattern.compile("//.*");
    private static final Pattern WORD = Pattern.compile("(\\w+)(?:\\*(\\d+))?");

    private AnnotatedHex() {}

    /** The bytes. */
    public static byte[] bytes(String annotated) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String bare = COMMENT.matcher(annotated).replaceAll("");
        WORD.matcher(bare).results().forEach(word -> write(bytes, word));
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream bytes, MatchResult word) {
        byte[] octets = HexFormat.of().parseHex(word.group(1));
        int times = word.group(2) == null ? 1 : Integer.parseInt(word.group(2));
        for (int i = 0; i < times; i++) {
            bytes.writeBytes(octets);
        }
    }
}
