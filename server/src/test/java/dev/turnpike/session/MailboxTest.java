package dev.turnpike.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final Mailbox<String> mailbox = new Mailbox<>(2, 2);
    private final List<String> messages = new ArrayList<>();
    private final List<PacketBuffer> packets = new ArrayList<>();

    @Test
    void packetsComeOutInTheOrderInWhichTheyWentIn() {
        PacketBuffer first = packet(1);
        PacketBuffer second = packet(2);
        mailbox.offer(first);
        mailbox.offer(second);

        mailbox.take(0, 10, messages, packets);

        assertThat(packets).containsExactly(first, second);
    }

    @Test
    void aFullMailboxLeavesThePacketToTheProducer() {
        mailbox.offer(packet(1));
        mailbox.offer(packet(2));

        assertThat(mailbox.offer(packet(3))).isFalse();
    }

    @Test
    void messagesHaveRoomOfTheirOwnWhenPacketsFillTheMailbox() {
        mailbox.offer(packet(1));
        mailbox.offer(packet(2));

        assertThat(mailbox.post("close")).isTrue();
    }

    @Test
    void aBatchTakesAllMessagesButNoMorePacketsThanAskedFor() {
        mailbox.offer(packet(1));
        mailbox.offer(packet(2));
        mailbox.post("a");
        mailbox.post("b");

        mailbox.take(0, 1, messages, packets);

        assertThat(messages).containsExactly("a", "b");
        assertThat(packets).hasSize(1);
    }

    @Test
    void theOwnerIsWokenByAMessageHoweverLongItMeantToWait() throws Exception {
        CountDownLatch woken = new CountDownLatch(1);
        Thread owner = Thread.ofVirtual().start(() -> {
            mailbox.take(Ticker.NEVER, 10, messages, packets);
            woken.countDown();
        });

        mailbox.post("wake");

        assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
        owner.join();
        assertThat(messages).containsExactly("wake");
    }

    @Test
    void aClosedMailboxTakesNothingAndGivesUpWhatItHeld() {
        PacketBuffer held = packet(1);
        mailbox.offer(held);

        mailbox.close();

        assertThat(mailbox.offer(packet(2))).isFalse();
        assertThat(mailbox.post("late")).isFalse();
        assertThatThrownBy(held::release).isInstanceOf(IllegalStateException.class);
    }

    private static PacketBuffer packet(int content) {
        return PacketBuffer.copyOf(new byte[] {(byte) content});
    }
}
