package dev.turnpike.tun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.Ipv4;
import dev.turnpike.net.PacketBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RouteTableTest {

    private final RouteTable routes = new RouteTable();
    private final PacketSink first = PacketBuffer::release;
    private final PacketSink second = PacketBuffer::release;

    @Test
    void anAddressLeadsToItsSessionAndItsNeighboursDoNot() {
        routes.add(Ipv4.parse("10.0.0.2"), first);
        routes.add(Ipv4.parse("255.255.255.255"), second);
        assertThat(routes.find(Ipv4.parse("10.0.0.2"))).isSameAs(first);
        assertThat(routes.find(Ipv4.parse("255.255.255.255"))).isSameAs(second);
        for (String other : new String[] {"10.0.0.1", "10.0.0.3", "10.0.1.2", "10.1.0.2", "11.0.0.2", "0.0.0.0"}) {
            assertThat(routes.find(Ipv4.parse(other))).as(other).isNull();
        }
    }

    @Test
    void anAddressInUseIsNotTakenOver() {
        assertThat(routes.add(1, first)).isTrue();
        assertThat(routes.add(1, second)).isFalse();
        assertThat(routes.find(1)).isSameAs(first);
    }

    @Test
    void aLateRemovalDoesNotEndTheSuccessor() {
        routes.add(1, first);
        routes.remove(1, first);
        routes.add(1, second);
        routes.remove(1, first);
        assertThat(routes.find(1)).isSameAs(second);
    }

    @Test
    void itAgreesWithAMapWhateverIsAddedAndRemoved() {
        Random random = new Random(6);
        Map<Integer, PacketSink> model = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int address = random.nextInt() & 0x03030303;
            PacketSink sink = random.nextBoolean() ? first : second;
            if (random.nextBoolean()) {
                assertThat(routes.add(address, sink)).isEqualTo(model.putIfAbsent(address, sink) == null);
            } else {
                routes.remove(address, sink);
                model.remove(address, sink);
            }
            assertThat(routes.find(address)).isSameAs(model.get(address));
        }
    }

    @Test
    void ofManyThreadsThatWantOneAddressOneGetsIt() {
        AtomicInteger won = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2000; i++) {
                int address = (i / 20) << 8; // each in a part of the table that nobody has used yet
                PacketSink mine = packet -> won.decrementAndGet();
                threads.execute(() -> {
                    if (routes.add(address, mine)) {
                        won.incrementAndGet();
                    }
                });
            }
        }
        assertThat(won).hasValue(100);
    }
}
