package dev.turnpike.gre;

import dev.turnpike.net.PacketBuffer;

/**
 * The enhanced GRE header of RFC 2637 section 4.1, read and written in place.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * |C|R|K|S|s|Recur|A| Flags | Ver |         Protocol Type         |
 * |    Payload Length             |       Key: Call ID            |
 * |                  Sequence Number (if S)                       |
 * |              Acknowledgment Number (if A)                     |
 * </pre>
 *
 * <p>The readers hold only for a packet that {@link #isValid} accepted and that starts with the header.
 */
public final class GreHeader {

    /** Octets of the longest header: sequence and acknowledgement number both there. */
    public static final int MAX_LENGTH = 16;

    private static final int PROTOCOL_PPP = 0x880b;
    private static final int FIXED_LENGTH = 8;
    private static final int NUMBER_LENGTH = 4;

    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;
    private static final int ACKNOWLEDGMENT = 0x0080;
    private static final int VERSION = 1;

    private GreHeader() {}

    /** Whether the packet starts with a header as RFC 2637 wants it, and holds the payload that the header promises. */
    public static boolean isValid(PacketBuffer packet) {
        if (packet.length() < FIXED_LENGTH || packet.u16(2) != PROTOCOL_PPP) {
            return false;
        }
        int flags = packet.u16(0);
        // RFC 2637 section 4.1: K is one, Ver is one, C, R, s, Recur and Flags are zero; S and A may be either.
        if ((flags & ~(SEQUENCE | ACKNOWLEDGMENT)) != (KEY | VERSION)) {
            return false;
        }
        // RFC 2637 section 4.1: S is set if there is payload, clear if the packet is an acknowledgement only.
        if (hasSequence(packet) != (payloadLength(packet) > 0)) {
            return false;
        }
        boolean saysSomething = hasSequence(packet) || hasAcknowledgment(packet);
        return saysSomething && headerLength(packet) + payloadLength(packet) <= packet.length();
    }

    /** The call ID, which the receiver of the packet has chosen. */
    public static int callId(PacketBuffer packet) {
        return packet.u16(6);
    }

    /** Whether there is a sequence number, and so a payload. */
    public static boolean hasSequence(PacketBuffer packet) {
        return (packet.u16(0) & SEQUENCE) != 0;
    }

    /** The sequence number; only where there is one. */
    public static int sequence(PacketBuffer packet) {
        return packet.i32(FIXED_LENGTH);
    }

    /** Whether there is an acknowledgement number. */
    public static boolean hasAcknowledgment(PacketBuffer packet) {
        return (packet.u16(0) & ACKNOWLEDGMENT) != 0;
    }

    /** The acknowledgement number; only where there is one. */
    public static int acknowledgment(PacketBuffer packet) {
        return packet.i32(headerLength(packet) - NUMBER_LENGTH);
    }

    /** Makes the packet its payload: the header goes, and what stands behind the payload goes. */
    public static void strip(PacketBuffer packet) {
        int header = headerLength(packet);
        packet.truncate(header + payloadLength(packet));
        packet.skip(header);
    }

    /** Puts the header of a data packet in front of its payload, which is not empty. */
    public static void prependData(PacketBuffer packet, int callId, int sequence) {
        int payload = packet.length();
        packet.prepend(FIXED_LENGTH + NUMBER_LENGTH);
        write(packet, SEQUENCE, payload, callId);
        packet.putI32(FIXED_LENGTH, sequence);
    }

    /** The same with an acknowledgement riding on it. */
    public static void prependData(PacketBuffer packet, int callId, int sequence, int acknowledgment) {
        int payload = packet.length();
        packet.prepend(MAX_LENGTH);
        write(packet, SEQUENCE | ACKNOWLEDGMENT, payload, callId);
        packet.putI32(FIXED_LENGTH, sequence);
        packet.putI32(FIXED_LENGTH + NUMBER_LENGTH, acknowledgment);
    }

    /** Makes an empty packet an acknowledgement only: no sequence number, no payload. */
    public static void prependAcknowledgment(PacketBuffer packet, int callId, int acknowledgment) {
        packet.prepend(FIXED_LENGTH + NUMBER_LENGTH);
        write(packet, ACKNOWLEDGMENT, 0, callId);
        packet.putI32(FIXED_LENGTH, acknowledgment);
    }

    private static void write(PacketBuffer packet, int numbers, int payloadLength, int callId) {
        packet.putU16(0, KEY | VERSION | numbers);
        packet.putU16(2, PROTOCOL_PPP);
        packet.putU16(4, payloadLength);
        packet.putU16(6, callId);
    }

    private static int payloadLength(PacketBuffer packet) {
        return packet.u16(4);
    }

    private static int headerLength(PacketBuffer packet) {
        return FIXED_LENGTH
                + (hasSequence(packet) ? NUMBER_LENGTH : 0)
                + (hasAcknowledgment(packet) ? NUMBER_LENGTH : 0);
    }
}
