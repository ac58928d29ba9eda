package dev.turnpike.probe.link;

import dev.turnpike.net.ByteReader;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Code;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.ccp.CcpOptionCodec;
import dev.turnpike.ppp.ipcp.IpcpOptionCodec;
import dev.turnpike.ppp.lcp.LcpOptionCodec;
import dev.turnpike.ppp.negotiation.OptionCodec;
import dev.turnpike.ppp.negotiation.TerminationData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes control packets in words, one a line. Owned by the link's thread.
 *
 * <p>Of a login only the step is shown: a PAP request holds the password, and a CHAP response helps to guess it.
 */
public final class FrameTrace {

    private static final String SENT = "-> ";
    private static final String RECEIVED = "<- ";

    private final Consumer<String> lines;

    /** Gives each line to {@code lines}. */
    public FrameTrace(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Writes nothing. */
    public static FrameTrace none() {
        return new FrameTrace(line -> {});
    }

    void sent(int protocol, byte[] packet) {
        lines.accept(SENT + describe(protocol, packet));
    }

    void received(int protocol, byte[] packet) {
        lines.accept(RECEIVED + describe(protocol, packet));
    }

    void malformed(MalformedPacketException e) {
        lines.accept(RECEIVED + "malformed: " + e.getMessage());
    }

    private static String describe(int number, byte[] packet) {
        String name = PppProtocol.describe(number);
        try {
            ControlPacket parsed = ControlPacket.parse(packet);
            String step = name + " " + label(number, parsed) + " id=" + parsed.identifier();
            return step + content(number, parsed);
        } catch (MalformedPacketException e) {
            return name + " with " + packet.length + " octets";
        }
    }

    private static String label(int number, ControlPacket packet) {
        if (number == PppProtocol.PAP.number() || number == PppProtocol.CHAP.number()) {
            boolean chap = number == PppProtocol.CHAP.number();
            return switch (packet.code()) {
                case 1 -> chap ? "Challenge" : "Authenticate-Request";
                case 2 -> chap ? "Response" : "Authenticate-Ack";
                case 3 -> chap ? "Success" : "Authenticate-Nak";
                case 4 -> "Failure";
                default -> "code " + packet.code();
            };
        }
        return packet.codeLabel();
    }

    private static String content(int number, ControlPacket packet) throws MalformedPacketException {
        if (number == PppProtocol.PAP.number() || number == PppProtocol.CHAP.number()) {
            return "";
        }
        Optional<Code> code = Code.of(packet.code());
        if (code.isEmpty()) {
            return " " + packet.data();
        }
        return switch (code.get()) {
            case CONFIGURE_REQUEST, CONFIGURE_ACK, CONFIGURE_NAK, CONFIGURE_REJECT ->
                " " + options(number, packet.data());
            case TERMINATE_REQUEST -> " " + TerminationData.describe(packet.data());
            case TERMINATE_ACK,
                    CODE_REJECT,
                    PROTOCOL_REJECT,
                    ECHO_REQUEST,
                    ECHO_REPLY,
                    DISCARD_REQUEST,
                    IDENTIFICATION,
                    TIME_REMAINING,
                    RESET_REQUEST,
                    RESET_ACK -> packet.data().length() == 0 ? "" : " " + packet.data();
        };
    }

    private static String options(int number, Octets data) throws MalformedPacketException {
        Optional<PppProtocol> protocol = PppProtocol.of(number);
        if (protocol.isEmpty()) {
            return data.toString();
        }
        return switch (protocol.get()) {
            case LCP -> list(new LcpOptionCodec(), data);
            case CCP -> list(new CcpOptionCodec(), data);
            case IPCP -> list(new IpcpOptionCodec(), data);
            case IPV4,
                    IPV6,
                    COMPRESSED,
                    VJ_COMPRESSED,
                    VJ_UNCOMPRESSED,
                    IPXCP,
                    NBFCP,
                    IPV6CP,
                    MPLSCP,
                    PAP,
                    CHAP,
                    EAP,
                    LQR -> data.toString();
        };
    }

    private static <O> String list(OptionCodec<O> codec, Octets data) throws MalformedPacketException {
        ByteReader reader = data.reader();
        List<String> options = new ArrayList<>();
        while (reader.remaining() > 0) {
            int type = reader.u8();
            int length = reader.u8();
            options.add(String.valueOf(codec.decode(type, Octets.copyOf(reader.bytes(length - 2)))));
        }
        return options.toString();
    }
}
