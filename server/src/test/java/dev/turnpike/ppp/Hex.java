package dev.turnpike.ppp;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Packets as annotated hex: blanks mean nothing, and what follows a {@code #} on its line is a comment. */
public final class Hex {

    private Hex() {}

    /** The octets. */
    public static byte[] of(String annotated) {
        String digits = annotated
                .lines()
                .map(line -> line.split("#", 2)[0])
                .collect(Collectors.joining())
                .replaceAll("\\s", "");
        return HexFormat.of().parseHex(digits);
    }

    /** ASCII text as hex, for a packet that holds some. */
    public static String text(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
