package dev.turnpike.gre;

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

class GreReaderTest {

    private static final int CALL_ID = 0x1234;
    private static final String PEER = "c0000201"; // 192.0.2.1
    private static final String GRE = "3001880b0002123400000001" + "c021"; // call 0x1234, sequence number 1

    private final FakeGreSocket socket = new FakeGreSocket();
    private final CallTable calls = new CallTable();
    private final Counters counters = new Counters();
    private final List<String> offered = new ArrayList<>();
    private final List<IOException> failures = new ArrayList<>();
    private final GreReader reader = new GreReader(socket, calls, new PacketPool(4), counters, failures::add);

    @BeforeEach
    void register() {
        calls.add(CALL_ID, Ipv4.parse("192.0.2.1"), this::note);
        socket.whenEmpty = reader::stop;
    }

    @Test
    void aPacketOfACallGoesToItsSessionWithoutItsIpHeader() {
        read(ip(PEER, GRE));
        assertThat(offered).containsExactly(GRE);
        assertThat(counters.snapshot()).isEmpty();
    }

    @Test
    void anIpHeaderWithOptionsIsSkippedAsAWhole() {
        // docs/clients.md section 2: honour the header length
        read("46000026" + "00010000402f0000" + PEER + "cb007105" + "01010101" + GRE);
        assertThat(offered).containsExactly(GRE);
    }

    @Test
    void whatStandsBehindTheTotalLengthIsCut() {
        read(ip(PEER, GRE) + "ffff");
        assertThat(offered).containsExactly(GRE);
    }

    @Test
    void aForgedSourceIsCountedAndDropped() {
        read(ip("c0000202", GRE));
        assertThat(offered).isEmpty();
        assertThat(counters.snapshot()).isEqualTo(Map.of(Counter.GRE_FOREIGN_SOURCE, 1L));
    }

    @Test
    void anUnknownCallIsCountedAndDropped() {
        read(ip(PEER, GRE.replace("1234", "1235")));
        assertThat(counters.snapshot()).isEqualTo(Map.of(Counter.GRE_UNKNOWN_CALL, 1L));
    }

    @Test
    void aRemovedCallIsUnknown() {
        GreSink sink = PacketBuffer::release;
        calls.add(1, 0, sink);
        calls.remove(1, sink);
        read(ip("00000000", GRE.replace("1234", "0001")));
        assertThat(counters.value(Counter.GRE_UNKNOWN_CALL)).isEqualTo(1);
    }

    @Test
    void plainGreIsCountedAndDropped() {
        read(ip(PEER, "0000080045000000"));
        assertThat(counters.snapshot()).isEqualTo(Map.of(Counter.GRE_MALFORMED, 1L));
    }

    @Test
    void aFragmentIsRefused() {
        read(ip(PEER, GRE).replace("00010000402f", "00012000402f"));
        assertThat(offered).isEmpty();
        assertThat(counters.snapshot()).isEqualTo(Map.of(Counter.GRE_MALFORMED, 1L));
    }

    @Test
    void anotherProtocolIsRefused() {
        read(ip(PEER, GRE).replace("00010000402f", "000100004011"));
        assertThat(counters.snapshot()).isEqualTo(Map.of(Counter.GRE_MALFORMED, 1L));
    }

    @Test
    void aPacketCutByTheBufferIsRefused() {
        String packet = ip(PEER, GRE);
        read(packet.substring(0, packet.length() - 2));
        assertThat(counters.snapshot()).isEqualTo(Map.of(Counter.GRE_MALFORMED, 1L));
    }

    @Test
    void nothingIsEverAnswered() {
        read(ip("c0000202", GRE), ip(PEER, "00"), ip(PEER, GRE.replace("1234", "1235")));
        assertThat(socket.sent).isEmpty();
    }

    @Test
    void aFaultOfOneSessionDoesNotEndTheLoop() {
        RuntimeException fault = new RuntimeException("a fault of that session", null, false, false) {};
        calls.add(1, Ipv4.parse("192.0.2.1"), packet -> {
            throw fault;
        });
        read(ip(PEER, GRE.replace("1234", "0001")), ip(PEER, GRE));
        assertThat(offered).containsExactly(GRE);
        assertThat(counters.value(Counter.HANDOVER_FAILED)).isEqualTo(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void aDeadSocketEndsTheLoopAndIsReportedOnce() {
        socket.broken = true;
        socket.whenEmpty = () -> {};
        reader.run();
        assertThat(failures).hasSize(1);
    }

    @Test
    void aSocketThatIsClosedAfterTheStopIsNoFailure() {
        socket.broken = true; // and stops the reader first
        reader.run();
        assertThat(failures).isEmpty();
    }

    @Test
    void eachSessionOwnsABufferOfItsOwn() {
        List<PacketBuffer> kept = new ArrayList<>();
        calls.add(2, Ipv4.parse("192.0.2.1"), kept::add);
        read(ip(PEER, GRE.replace("1234", "0002")), ip(PEER, GRE.replace("1234", "0002")));
        assertThat(kept).hasSize(2).doesNotHaveDuplicates();
        kept.forEach(PacketBuffer::release);
    }

    @Test
    void arbitraryPacketsAreOfferedOrCounted() {
        Random random = new Random(4);
        int count = 5000;
        for (int i = 0; i < count; i++) {
            byte[] bytes = HexFormat.of().parseHex(ip(PEER, GRE));
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            socket.incoming.add(bytes);
        }
        reader.run();
        long counted =
                counters.snapshot().values().stream().mapToLong(Long::longValue).sum();
        assertThat(counted + offered.size()).isEqualTo(count);
        assertThat(offered).isNotEmpty();
        assertThat(counted).isPositive();
        assertThat(failures).isEmpty();
    }

    private void note(PacketBuffer packet) {
        offered.add(HexFormat.of().formatHex(packet.toByteArray()));
        packet.release();
    }

    private void read(String... packets) {
        for (String packet : packets) {
            socket.incoming.add(HexFormat.of().parseHex(packet));
        }
        reader.run();
    }

    /** An IP packet of protocol 47 to 203.0.113.5. */
    private static String ip(String source, String payload) {
        return "4500%04x00010000402f0000%scb007105%s".formatted(20 + payload.length() / 2, source, payload);
    }
}
