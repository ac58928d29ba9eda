package dev.turnpike.mppe;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Inner PPP packets for tests: a protocol field and IP with a right length and random content. */
final class InnerPackets {

    private InnerPackets() {}

    /** IPv4 of 20 to 219 octets behind 00 21. */
    static byte[] ipv4(RandomGenerator random) {
        return ipv4(random, 20 + random.nextInt(200));
    }

    /** IPv4 of {@code length} octets, 20 at least, behind 00 21. */
    static byte[] ipv4(RandomGenerator random, int length) {
        byte[] packet = randomOctets(random, 2 + length);
        ByteBuffer.wrap(packet)
                .putShort((short) 0x0021)
                .put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) length);
        return packet;
    }

    /** IPv6 of {@code length} octets, 40 at least, behind 00 57. */
    static byte[] ipv6(RandomGenerator random, int length) {
        byte[] packet = randomOctets(random, 2 + length);
        ByteBuffer.wrap(packet).putShort((short) 0x0057).putInt(0x60000000).putShort((short) (length - 40));
        return packet;
    }

    /** The same packet with its protocol field compressed to one octet. */
    static byte[] compressed(byte[] packet) {
        return Arrays.copyOfRange(packet, 1, packet.length);
    }

    static byte[] randomOctets(RandomGenerator random, int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }
}
