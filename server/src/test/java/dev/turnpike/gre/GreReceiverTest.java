package dev.turnpike.gre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import dev.turnpike.stats.Counters;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class GreReceiverTest {

    private static final long MS = 1_000_000;

    private final Counters counters = new Counters();
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final PeerWindow peerWindow = new PeerWindow();
    private final GreReceiver receiver =
            new GreReceiver(new SequenceWindow(64, 200 * MS, counters), acknowledgements, peerWindow, 64);
    private final List<String> frames = new ArrayList<>();
    private long now = MS;

    @Test
    void theFrameIsDeliveredWithoutItsHeaderAndItsNumberIsToBeAcknowledged() {
        receive("3001880b0002000100000005c021");
        assertThat(frames).containsExactly("c021");
        assertThat(acknowledgements.received()).isEqualTo(5);
        assertThat(receiver.deadline(now)).isEqualTo(now + 50 * MS);
        assertThat(receiver.acknowledgmentDue(now + 50 * MS)).isTrue();
    }

    @Test
    void anAcknowledgementReachesThePeerWindowWithDataAndAlone() {
        peerWindow.advance(now);
        peerWindow.advance(now);
        receive("3081880b0002000100000005" + "00000001" + "c021");
        assertThat(peerWindow.outstanding()).isEqualTo(1);
        receive("2081880b00000001" + "00000002");
        assertThat(peerWindow.outstanding()).isZero();
    }

    @Test
    void anAcknowledgementOnlyIsNeitherDeliveredNorAcknowledged() {
        PacketBuffer packet = packet("2081880b0000000100000002");
        receiver.receive(packet, now, this::deliver);
        assertThat(frames).isEmpty();
        assertThat(acknowledgements.received()).isEqualTo(Acknowledgements.NONE);
        assertThat(receiver.deadline(now)).isEqualTo(Ticker.NEVER);
        assertThatIllegalStateException().isThrownBy(packet::release);
    }

    @Test
    void theDeadlineIsTheEarlierOfAcknowledgingAndGivingUp() {
        receive("3001880b0002000100000005c021");
        receive("3001880b0002000100000007c023");
        assertThat(receiver.deadline(now)).isEqualTo(now + 50 * MS);
        acknowledgements.sent(7);
        assertThat(receiver.deadline(now)).isEqualTo(now + 200 * MS);
        receiver.expire(now + 200 * MS, this::deliver);
        assertThat(frames).containsExactly("c021", "c023");
        assertThat(receiver.deadline(now)).isEqualTo(Ticker.NEVER);
    }

    @Test
    void whatIsHeldIsReleasedAtTheEnd() {
        receive("3001880b0002000100000005c021");
        PacketBuffer held = packet("3001880b0002000100000007c023");
        receiver.receive(held, now, this::deliver);
        receiver.close();
        assertThatIllegalStateException().isThrownBy(held::release);
    }

    private void receive(String hex) {
        receiver.receive(packet(hex), now, this::deliver);
    }

    private void deliver(PacketBuffer frame) {
        frames.add(HexFormat.of().formatHex(frame.toByteArray()));
        frame.release();
    }

    private static PacketBuffer packet(String hex) {
        return PacketBuffer.copyOf(HexFormat.of().parseHex(hex));
    }
}
