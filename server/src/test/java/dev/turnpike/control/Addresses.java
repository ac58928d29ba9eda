package dev.turnpike.control;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses without a name look-up. */
final class Addresses {

    private Addresses() {}

    /** 10.a.b.c, with the number's low 24 bits. */
    static InetAddress ipv4(int number) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {10, (byte) (number >> 16), (byte) (number >> 8), (byte) number});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a literal says. */
    static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
