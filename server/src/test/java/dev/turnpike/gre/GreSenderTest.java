package dev.turnpike.gre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import org.junit.jupiter.api.Test;

class GreSenderTest {

    private static final byte[] FRAME = {(byte) 0xc0, 0x21};

    private final FakeGreSocket socket = new FakeGreSocket();
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final PeerWindow window = new PeerWindow();
    private final Counters counters = new Counters();
    private final GreSender sender =
            new GreSender(socket, new GreSender.Path(11, 22, 0xabcd), acknowledgements, window, counters);

    @Test
    void dataIsNumberedFromOne() {
        send();
        send();
        assertThat(socket.sent)
                .containsExactly(
                        new FakeGreSocket.Sent(11, 22, "3001880b0002abcd00000001c021"),
                        new FakeGreSocket.Sent(11, 22, "3001880b0002abcd00000002c021"));
    }

    @Test
    void aNewAcknowledgementRidesOnDataOnce() {
        acknowledgements.received(0);
        send();
        send();
        assertThat(hex(0)).isEqualTo("3081880b0002abcd0000000100000000c021");
        assertThat(hex(1)).isEqualTo("3001880b0002abcd00000002c021");
        assertThat(acknowledgements.sent()).isZero();
    }

    @Test
    void anAcknowledgementAloneHasNeitherNumberNorPayload() {
        acknowledgements.received(-1);
        sender.acknowledge();
        assertThat(hex(0)).isEqualTo("2081880b0000abcdffffffff");
        assertThat(window.next()).isEqualTo(1);
    }

    @Test
    void nothingIsAcknowledgedTwiceOrBeforeAnythingCame() {
        sender.acknowledge();
        acknowledgements.received(1);
        send();
        sender.acknowledge();
        assertThat(socket.sent).hasSize(1);
        acknowledgements.received(2);
        sender.acknowledge();
        sender.acknowledge();
        assertThat(socket.sent).hasSize(2);
        assertThat(hex(1)).isEqualTo("2081880b0000abcd00000002");
    }

    @Test
    void whatTheKernelRefusesIsCountedAndItsNumberUsedAgain() {
        acknowledgements.received(7);
        socket.refusing = true;
        send();
        sender.acknowledge();
        assertThat(counters.value(Counter.GRE_SEND_FAILED)).isEqualTo(2);
        socket.refusing = false;
        send();
        assertThat(hex(0)).isEqualTo("3081880b0002abcd0000000100000007c021");
    }

    @Test
    void theFrameIsReleasedWhetherSentOrNot() {
        PacketBuffer sent = PacketBuffer.copyOf(FRAME);
        sender.send(sent, 0);
        assertThatIllegalStateException().isThrownBy(sent::release);
        socket.refusing = true;
        PacketBuffer refused = PacketBuffer.copyOf(FRAME);
        sender.send(refused, 0);
        assertThatIllegalStateException().isThrownBy(refused::release);
    }

    private void send() {
        sender.send(PacketBuffer.copyOf(FRAME), 0);
    }

    private String hex(int index) {
        return socket.sent.get(index).hex();
    }
}
