package dev.turnpike.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.control.ControlEvent.Received;
import dev.turnpike.control.ControlEvent.ShutDown;
import dev.turnpike.control.message.ControlMessage.EchoRequest;
import dev.turnpike.net.Ticker;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventQueueTest {

    private final ManualTicker ticker = new ManualTicker();
    private final EventQueue queue = new EventQueue(ticker);

    @Test
    void eventsComeInTheirOrder() throws Exception {
        queue.put(received(1));
        queue.post(new ShutDown());
        queue.put(received(2));

        assertThat(queue.poll(Ticker.NEVER)).contains(received(1));
        assertThat(queue.poll(Ticker.NEVER)).contains(new ShutDown());
        assertThat(queue.poll(Ticker.NEVER)).contains(received(2));
        assertThat(queue.poll(ticker.nanos())).isEmpty();
    }

    @Test
    void aDeadlineThatHasPassedDoesNotHideAnEvent() throws Exception {
        queue.post(new ShutDown());

        assertThat(queue.poll(ticker.nanos() - 1)).contains(new ShutDown());
    }

    @Test
    void whoWaitsIsWokenByAnEvent() throws Exception {
        Thread.ofVirtual().start(() -> queue.post(new ShutDown()));

        assertThat(queue.poll(Ticker.NEVER)).contains(new ShutDown());
    }

    @Test
    void theWaitEndsAtTheDeadline() throws Exception {
        EventQueue real = new EventQueue(Ticker.system());

        assertThat(real.poll(1_000_000)).isEmpty();
    }

    /** The peer that sends faster than it is served waits; the server's own events do not. */
    @Test
    void thePeersEventsWaitForRoomAndTheServersDoNot() throws Exception {
        AtomicInteger put = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            while (put.get() < 100 && queue.put(received(put.get()))) {
                put.incrementAndGet();
            }
            done.countDown();
        });
        assertThat(queue.poll(Ticker.NEVER)).contains(received(0));
        assertThat(put.get()).isLessThanOrEqualTo(18);

        for (int i = 0; i < 50; i++) {
            queue.post(new ShutDown());
        }
        int received = 1;
        while (received < 100) {
            received += queue.poll(Ticker.NEVER).orElseThrow() instanceof Received ? 1 : 0;
        }
        done.await();
        assertThat(put.get()).isEqualTo(100);
    }

    @Test
    void aClosedQueueTakesNothingAndReleasesWhoWaitsForRoom() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            int number = 0;
            while (queue.put(received(number))) {
                number++;
            }
            done.countDown();
        });
        assertThat(queue.poll(Ticker.NEVER)).contains(received(0));

        queue.close();

        done.await();
        queue.post(new ShutDown());
        assertThat(queue.put(received(1))).isFalse();
        assertThat(queue.poll(ticker.nanos())).isEmpty();
    }

    private static ControlEvent received(int identifier) {
        return new Received(new EchoRequest(identifier));
    }
}
