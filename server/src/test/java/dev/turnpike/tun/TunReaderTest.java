package dev.turnpike.tun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.Ipv4;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.PacketPool;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TunReaderTest {

    private static final String PACKET = "4500001c00000000401100000a0800010a080002" + "0102030405060708"; // to 10.8.0.2

    private final FakeTunDevice device = new FakeTunDevice();
    private final RouteTable routes = new RouteTable();
    private final Counters counters = new Counters();
    private final List<String> offered = new ArrayList<>();
    private final List<IOException> failures = new ArrayList<>();
    private final TunReader reader = new TunReader(device, routes, new PacketPool(4), counters, failures::add);

    @BeforeEach
    void register() {
        routes.add(Ipv4.parse("10.8.0.2"), this::note);
        device.whenEmpty = reader::stop;
    }

    @Test
    void aPacketGoesToTheSessionOfItsDestination() {
        read(PACKET);
        assertThat(offered).containsExactly(PACKET);
        assertThat(counters.snapshot()).isEmpty();
    }

    @Test
    void aPacketForNobodyIsCounted() {
        read(PACKET.replace("0a080002", "0a080003"));
        assertThat(offered).isEmpty();
        assertThat(counters.snapshot()).isEqualTo(Map.of(Counter.NO_ROUTE, 1L));
    }

    @Test
    void ipv6IsCountedApart() {
        // The kernel sends router solicitations into every interface that it sets up.
        read("6000000000083aff" + "fe800000000000000000000000000001" + "ff020000000000000000000000000002");
        assertThat(counters.snapshot()).isEqualTo(Map.of(Counter.TUN_IPV6, 1L));
    }

    @Test
    void aBrokenHeaderIsCounted() {
        read("4500ffff" + PACKET.substring(8));
        assertThat(counters.snapshot()).isEqualTo(Map.of(Counter.INNER_MALFORMED, 1L));
    }

    @Test
    void whatStandsBehindTheTotalLengthIsCut() {
        read(PACKET + "0000");
        assertThat(offered).containsExactly(PACKET);
    }

    @Test
    void aFaultOfOneSessionDoesNotEndTheLoop() {
        RuntimeException fault = new RuntimeException("a fault of that session", null, false, false) {};
        routes.add(Ipv4.parse("10.8.0.3"), packet -> {
            throw fault;
        });
        read(PACKET.replace("0a080002", "0a080003"), PACKET);
        assertThat(offered).containsExactly(PACKET);
        assertThat(counters.value(Counter.HANDOVER_FAILED)).isEqualTo(1);
    }

    @Test
    void aDeadDeviceEndsTheLoopAndIsReportedOnce() {
        device.broken = true;
        device.whenEmpty = () -> {};
        reader.run();
        assertThat(failures).hasSize(1);
    }

    @Test
    void aDeviceThatIsClosedAfterTheStopIsNoFailure() {
        device.broken = true; // and stops the reader first
        reader.run();
        assertThat(failures).isEmpty();
    }

    @Test
    void thereIsHeadroomForAllHeadersInFrontOfAPacket() {
        routes.add(Ipv4.parse("10.8.0.4"), packet -> {
            assertThat(packet.offset()).isEqualTo(PacketBuffer.HEADROOM);
            note(packet);
        });
        read(PACKET.replace("0a080002", "0a080004"));
        assertThat(offered).hasSize(1);
    }

    @Test
    void arbitraryPacketsAreOfferedOrCounted() {
        Random random = new Random(5);
        int count = 5000;
        for (int i = 0; i < count; i++) {
            byte[] bytes = HexFormat.of().parseHex(PACKET.substring(0, 2 * (1 + random.nextInt(28))));
            byte[] whole = random.nextBoolean() ? HexFormat.of().parseHex(PACKET) : bytes;
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                whole[random.nextInt(whole.length)] = (byte) random.nextInt();
            }
            device.incoming.add(whole);
        }
        reader.run();
        long counted =
                counters.snapshot().values().stream().mapToLong(Long::longValue).sum();
        assertThat(counted + offered.size()).isEqualTo(count);
        assertThat(offered).isNotEmpty();
        assertThat(counted).isPositive();
    }

    private void note(PacketBuffer packet) {
        offered.add(HexFormat.of().formatHex(packet.toByteArray()));
        packet.release();
    }

    private void read(String... packets) {
        for (String packet : packets) {
            device.incoming.add(HexFormat.of().parseHex(packet));
        }
        reader.run();
    }
}
