package dev.turnpike.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PacketPoolTest {

    private final PacketPool pool = new PacketPool(2);

    @Test
    void aPacketIsEmptyAndStandsBehindTheHeadroom() {
        PacketBuffer packet = pool.take();
        assertThat(packet.offset()).isEqualTo(PacketBuffer.HEADROOM);
        assertThat(packet.length()).isZero();
    }

    @Test
    void aReleasedPacketIsLentAgainAsIfItWereNew() {
        PacketBuffer packet = pool.take();
        packet.set(3, 100);
        packet.release();

        PacketBuffer again = pool.take();

        assertThat(again).isSameAs(packet);
        assertThat(again.offset()).isEqualTo(PacketBuffer.HEADROOM);
        assertThat(again.length()).isZero();
        again.release();
    }

    @Test
    void noPacketIsLentTwiceAtATime() {
        PacketBuffer one = pool.take();
        PacketBuffer other = pool.take();
        assertThat(one).isNotSameAs(other);
        assertThat(one.array()).isNotSameAs(other.array());
    }

    @Test
    void itNeverRefusesAndKeepsNoMoreThanItsLimit() {
        List<PacketBuffer> taken = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            taken.add(pool.take());
        }
        taken.forEach(PacketBuffer::release);

        Set<PacketBuffer> again = identities();
        for (int i = 0; i < 5; i++) {
            again.add(pool.take());
        }

        again.retainAll(taken);
        assertThat(again).hasSize(2);
    }

    @Test
    void aSecondReleaseDoesNotPutThePacketInTwice() {
        PacketBuffer packet = pool.take();
        packet.release();
        assertThatThrownBy(packet::release).isInstanceOf(IllegalStateException.class);

        assertThat(pool.take()).isNotSameAs(pool.take());
    }

    @Test
    void aPacketOfNoPoolEndsWithItsRelease() {
        PacketBuffer.copyOf(new byte[1]).release();
        assertThat(pool.take().length()).isZero();
    }

    /** Four threads mark what they hold; a packet that two held at once would show the other's mark. */
    @Test
    void manyThreadsNeverHoldTheSamePacket() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                results.add(threads.submit(takesAndReleases(thread)));
            }
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    private Callable<Boolean> takesAndReleases(int mark) {
        return () -> {
            boolean alone = true;
            for (int round = 0; round < 20_000; round++) {
                PacketBuffer packet = pool.take();
                packet.set(PacketBuffer.HEADROOM, 1);
                packet.putU8(0, mark);
                Thread.onSpinWait();
                alone &= packet.u8(0) == mark;
                packet.release();
            }
            return alone;
        };
    }

    private static Set<PacketBuffer> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
