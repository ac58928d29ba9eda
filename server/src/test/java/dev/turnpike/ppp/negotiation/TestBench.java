package dev.turnpike.ppp.negotiation;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Code;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Hex;
import dev.turnpike.ppp.LayerLog;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A protocol whose options mean nothing, and a script to talk to it. Its first request has identifier 0x20. */
final class TestBench {

    final Script script = new Script(0x20);
    final TestNegotiator negotiator = new TestNegotiator();
    final LayerLog log = new LayerLog();
    final List<String> effects = new ArrayList<>();
    final ControlProtocol<TestOption> protocol = new ControlProtocol<>(
            PppProtocol.IPCP, script.link(), Timing.standard(), new TestOption.Codec(), negotiator, this::extra, log);

    TestBench() {
        script.with(protocol);
    }

    /** Code 9 counts only when opened, code 12 always, and code 10 needs one octet. */
    private Optional<ExtraCodes.Extra> extra(ControlPacket packet) throws MalformedPacketException {
        return switch (Code.of(packet.code()).orElseThrow()) {
            case ECHO_REQUEST -> Optional.of(new ExtraCodes.Extra(false, () -> effects.add("echo")));
            case IDENTIFICATION -> Optional.of(new ExtraCodes.Extra(true, () -> effects.add("identification")));
            case ECHO_REPLY -> {
                int octet = packet.data().reader().u8();
                yield Optional.of(new ExtraCodes.Extra(false, () -> effects.add("reply " + octet)));
            }
            default -> Optional.empty();
        };
    }

    void start() {
        protocol.open();
        protocol.lowerUp();
        weSend("01 20 0007 010311");
    }

    void openUp() {
        start();
        peerSends("02 20 0007 010311");
        peerSends("01 50 0006 0702");
        weSend("02 50 0006 0702");
    }

    void peerSends(String hex) {
        script.peerSends(PppProtocol.IPCP, hex);
    }

    void weSend(String hex) {
        script.weSend(PppProtocol.IPCP, hex);
    }

    void weTerminate(int identifier, String reason) {
        script.weTerminate(PppProtocol.IPCP, identifier, reason);
    }

    void assertMalformed(String hex) {
        assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(() -> protocol.receive(Hex.of(hex)));
    }
}
