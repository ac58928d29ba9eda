package dev.turnpike.control.message;

import dev.turnpike.net.ByteReader;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import java.util.Optional;

/**
 * The bytes of control messages (RFC 2637 sections 1.4 and 2), both ways. Stateless.
 *
 * <p>The length of a message follows from its type and is never taken from the peer: CVE-2003-0213 was a server that
 * believed the length field. Reserved fields are zero when sent and not looked at when received.
 */
public final class ControlCodec {

    /** Octets of the header that every message begins with. */
    public static final int HEADER_LENGTH = 12;

    /** Octets a message has at most. The longest known one has 220; the rest is room for unknown types. */
    public static final int MAX_LENGTH = 1024;

    /** The constant that tells a control connection in step from one that is not (RFC 2637 section 1.4). */
    public static final int MAGIC_COOKIE = 0x1A2B3C4D;

    // RFC 2637 section 1.4: 1 is a control message; 2, a management message, is not defined.
    private static final int CONTROL_MESSAGE = 1;

    private ControlCodec() {}

    /** The message's bytes. */
    public static byte[] encode(ControlMessage message) {
        ByteWriter writer = new ByteWriter(ControlMessageType.INCOMING_CALL_REQUEST.length());
        writer.u16(0).u16(CONTROL_MESSAGE).i32(MAGIC_COOKIE);
        BodyWriter.write(message, writer);
        writer.setU16(0, writer.length());
        return writer.toByteArray();
    }

    /**
     * The message that {@code bytes} are, from the first to the last of them.
     *
     * @throws MalformedPacketException if the header is wrong or the length not that of the message's type
     */
    public static ControlMessage decode(byte[] bytes) throws MalformedPacketException {
        int length = length(bytes);
        if (length != bytes.length) {
            throw new MalformedPacketException("message says " + length + " octets and has " + bytes.length);
        }
        ByteReader reader = new ByteReader(bytes);
        reader.skip(8);
        int controlType = reader.u16();
        reader.skip(2);
        Optional<ControlMessageType> type = ControlMessageType.of(controlType);
        return type.isPresent()
                ? BodyReader.read(type.get(), reader)
                : new ControlMessage.Unknown(controlType, reader.rest());
    }

    /**
     * The length of the message that begins with {@code header}, after a check of all that the header tells, so that
     * not one octet more is read of a message that will not do.
     *
     * @param header the first {@link #HEADER_LENGTH} octets, or more
     * @return {@link #HEADER_LENGTH} to {@link #MAX_LENGTH}
     */
    public static int length(byte[] header) throws MalformedPacketException {
        ByteReader reader = new ByteReader(header);
        int length = reader.u16();
        int messageType = reader.u16();
        int cookie = reader.i32();
        int controlType = reader.u16();
        if (cookie != MAGIC_COOKIE) {
            throw new MalformedPacketException(
                    "magic cookie is %08x, must be %08x: not PPTP, or out of step".formatted(cookie, MAGIC_COOKIE));
        }
        if (messageType != CONTROL_MESSAGE) {
            throw new MalformedPacketException("PPTP message type is " + messageType + ", must be " + CONTROL_MESSAGE);
        }
        checkLength(controlType, length);
        return length;
    }

    private static void checkLength(int controlType, int length) throws MalformedPacketException {
        Optional<ControlMessageType> type = ControlMessageType.of(controlType);
        if (type.isPresent() && length != type.get().length()) {
            throw new MalformedPacketException("length of " + type.get() + " is " + length + ", must be "
                    + type.get().length());
        }
        if (length < HEADER_LENGTH || length > MAX_LENGTH) {
            throw new MalformedPacketException("length of control message type " + controlType + " is " + length
                    + ", must be " + HEADER_LENGTH + " to " + MAX_LENGTH);
        }
    }
}
