package dev.turnpike.probe.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.ppp.PppProtocol;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameTraceTest {

    private final List<String> lines = new ArrayList<>();
    private final FrameTrace trace = new FrameTrace(lines::add);

    private static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets);
    }

    @Test
    void optionsAreShownInWords() {
        trace.received(PppProtocol.LCP.number(), hex("0100000e" + "01040578" + "0506aabbccdd"));
        trace.sent(PppProtocol.CCP.number(), hex("0101000a" + "120601000040"));

        assertThat(lines)
                .containsExactly(
                        "<- LCP Configure-Request id=0 [Mru[octets=1400], MagicNumber[number=-1430532899]]",
                        "-> CCP Configure-Request id=1 [+H +S]");
    }

    @Test
    void aPasswordIsNotShown() {
        trace.sent(PppProtocol.PAP.number(), hex("01090011" + "05616c696365" + "06736563726574"));

        assertThat(lines).containsExactly("-> PAP Authenticate-Request id=9");
    }

    @Test
    void aResponseIsNotShown() {
        trace.sent(PppProtocol.CHAP.number(), hex("0209000a" + "04" + "deadbeef" + "61"));

        assertThat(lines).containsExactly("-> CHAP Response id=9");
    }

    @Test
    void aReasonIsShownInWords() {
        // Windows: magic number, 003ccd74, error 691.
        trace.received(PppProtocol.LCP.number(), hex("0505001000000000003ccd74000002b3"));

        assertThat(lines.get(0)).startsWith("<- LCP Terminate-Request id=5 Windows error 691");
    }

    @Test
    void arbitraryOctetsAreOneLineOfVisibleCharacters() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] packet = new byte[random.nextInt(40)];
            random.nextBytes(packet);
            if (packet.length >= 4 && random.nextBoolean()) {
                packet[0] = (byte) random.nextInt(17);
                packet[2] = 0;
                packet[3] = (byte) packet.length;
            }
            PppProtocol[] known = PppProtocol.values();
            int protocol =
                    random.nextInt(5) == 0 ? random.nextInt(0x10000) : known[random.nextInt(known.length)].number();
            trace.received(protocol, packet);
        }
        assertThat(lines).hasSize(20_000).allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c <= '~'));
    }
}
