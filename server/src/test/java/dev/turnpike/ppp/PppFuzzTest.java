package dev.turnpike.ppp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.ccp.Ccp;
import dev.turnpike.ppp.ccp.CcpPolicy;
import dev.turnpike.ppp.ccp.KeyStrength;
import dev.turnpike.ppp.ccp.ResetListener;
import dev.turnpike.ppp.ipcp.Ipcp;
import dev.turnpike.ppp.ipcp.IpcpPolicy;
import dev.turnpike.ppp.ipcp.NameServer;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.ppp.lcp.EchoPolicy;
import dev.turnpike.ppp.lcp.Lcp;
import dev.turnpike.ppp.lcp.LcpEventLog;
import dev.turnpike.ppp.lcp.LcpNegotiator;
import dev.turnpike.ppp.lcp.LcpPolicy;
import dev.turnpike.ppp.negotiation.ControlProtocol;
import dev.turnpike.ppp.negotiation.Link;
import dev.turnpike.ppp.negotiation.Timing;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole protocols under random packets, calls and times: no exception but {@link MalformedPacketException}, no more than
 * two packets for one, no deadline that is due again at once, only well-formed packets of at most 1500 octets, and layers
 * that go up and down in turn.
 */
final class PppFuzzTest {

    private static final int RUNS = 40;
    private static final int STEPS = 400;
    private static final Duration[] WAITS = {
        Duration.ZERO, Duration.ofMillis(5), Duration.ofMillis(400), Duration.ofSeconds(3), Duration.ofSeconds(60)
    };

    private final ManualTicker ticker = new ManualTicker();
    private final List<byte[]> sent = new ArrayList<>();
    private final Link link = new Link((protocol, packet) -> sent.add(packet), new Identifiers(0), ticker);
    private final LayerLog layer = new LayerLog();
    private final Random random = new Random();
    private int opened;
    private int malformed;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lcp(long seed) {
        for (int run = 0; run < RUNS; run++) {
            random.setSeed(seed * 1_000 + run);
            Lcp lcp = new Lcp(
                    link,
                    Timing.standard(),
                    new LcpNegotiator(new LcpPolicy(1400, List.of(AuthenticationProtocol.values())), new Random(seed)),
                    new EchoPolicy(Duration.ofSeconds(1), 2),
                    layer,
                    new LcpEventLog());
            exercise(lcp.protocol(), lcp::deadline, lcp::tick, new int[] {1, 2, 3, 4, 5, 7, 8, 13, 17, 18, 19, 23, 99});
            step(() -> lcp.rejectProtocol(random.nextInt(0x10000), noise(3_000)));
        }
        assertThat(opened).as("runs reach Opened").isPositive();
        assertThat(malformed).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ccp(long seed) {
        for (int run = 0; run < RUNS; run++) {
            random.setSeed(seed * 1_000 + run);
            CcpPolicy policy = new CcpPolicy(
                    EnumSet.allOf(KeyStrength.class),
                    random.nextBoolean() ? CcpPolicy.Stateful.PREFERRED : CcpPolicy.Stateful.ALLOWED);
            Ccp ccp = new Ccp(link, Timing.standard(), policy, layer, new ResetListener() {
                @Override
                public void resetRequested() {
                    assertThat(sent).isEmpty();
                }

                @Override
                public void resetAcknowledged() {
                    assertThat(sent).isEmpty();
                }
            });
            exercise(ccp.protocol(), ccp.protocol()::deadline, ccp.protocol()::tick, new int[] {18, 18, 18, 17, 26});
            step(ccp::requestReset);
            step(ccp::acknowledgeReset);
        }
        assertThat(opened).as("runs reach Opened").isPositive();
        assertThat(malformed).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ipcp(long seed) throws UnknownHostException {
        Inet4Address address = (Inet4Address) InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
        for (int run = 0; run < RUNS; run++) {
            random.setSeed(seed * 1_000 + run);
            boolean lenient = random.nextBoolean();
            IpcpPolicy policy =
                    new IpcpPolicy(address, address, wish -> lenient, Map.of(NameServer.PRIMARY_DNS, address));
            Ipcp ipcp = new Ipcp(link, Timing.standard(), policy, layer);
            exercise(ipcp.protocol(), ipcp.protocol()::deadline, ipcp.protocol()::tick, new int[] {
                1, 2, 3, 3, 3, 4, 129, 130, 131, 132
            });
        }
        assertThat(opened).as("runs reach Opened").isPositive();
        assertThat(malformed).isPositive();
    }

    private void exercise(ControlProtocol<?> protocol, LongSupplier deadline, LongConsumer tick, int[] types) {
        layer.events.clear();
        byte[] last = new byte[0];
        for (int i = 0; i < STEPS; i++) {
            byte[] packet = packet(types, last);
            step(() -> act(protocol, tick, packet));
            assertThat(deadline.getAsLong()).isGreaterThan(0);
            if (!sent.isEmpty()) {
                last = sent.get(random.nextInt(sent.size()));
            }
            opened += protocol.isOpened() ? 1 : 0;
        }
        step(() -> {
            ticker.advance(Duration.ofMinutes(5));
            tick.accept(ticker.nanos());
        });
        assertThat(deadline.getAsLong()).as("not due again at once").isGreaterThan(ticker.nanos());
        settle(deadline, tick);
        assertLayersInTurn();
    }

    /** With nobody there every protocol comes to rest, unless it is Opened and asks for echoes. */
    private void settle(LongSupplier deadline, LongConsumer tick) {
        for (int i = 0; i < 40 && deadline.getAsLong() != Ticker.NEVER; i++) {
            step(() -> {
                ticker.advance(Duration.ofMinutes(5));
                tick.accept(ticker.nanos());
            });
        }
        assertThat(deadline.getAsLong()).isEqualTo(Ticker.NEVER);
    }

    private void act(ControlProtocol<?> protocol, LongConsumer tick, byte[] packet) {
        switch (random.nextInt(24)) {
            case 0 -> protocol.open();
            case 1, 2, 3 -> protocol.lowerUp();
            case 4 -> protocol.nudge();
            case 5, 6, 7 -> {
                ticker.advance(WAITS[random.nextInt(WAITS.length)]);
                tick.accept(ticker.nanos());
            }
            case 8 -> rarely(protocol::lowerDown);
            case 9 -> rarely(() -> protocol.close("test"));
            case 10 -> rarely(protocol::protocolRejected);
            default -> {
                try {
                    protocol.receive(packet);
                } catch (MalformedPacketException expected) {
                    malformed++;
                }
            }
        }
    }

    private void rarely(Runnable action) {
        if (random.nextInt(4) == 0) {
            action.run();
        }
    }

    private void step(Runnable action) {
        sent.clear();
        action.run();
        assertThat(sent).hasSizeLessThanOrEqualTo(2);
        for (byte[] packet : sent) {
            assertThat(packet.length).isBetween(4, 1_500);
            assertThat((packet[2] & 0xff) << 8 | (packet[3] & 0xff)).isEqualTo(packet.length);
        }
    }

    private void assertLayersInTurn() {
        List<String> turns = layer.events.stream()
                .filter(event -> event.equals("up") || event.equals("down"))
                .toList();
        for (int i = 0; i < turns.size(); i++) {
            assertThat(turns.get(i)).isEqualTo(i % 2 == 0 ? "up" : "down");
        }
    }

    /** Noise, our own last packet or the Ack to it, or a packet that looks like one. */
    private byte[] packet(int[] types, byte[] last) {
        return switch (random.nextInt(8)) {
            case 0 -> noise(30);
            case 1 -> last;
            case 2, 3 -> answer(last, 2 + random.nextInt(3));
            case 4 -> framed(1, types.length == 0 ? new byte[0] : agreeable(types));
            default -> framed(random.nextInt(18), options(types));
        };
    }

    private static byte[] answer(byte[] last, int code) {
        byte[] answer = last.clone();
        if (answer.length > 0) {
            answer[0] = (byte) code;
        }
        return answer;
    }

    private byte[] framed(int code, byte[] data) {
        return new ControlPacket(code, random.nextInt(4), Octets.copyOf(data)).toByteArray();
    }

    /** A request that each of the protocols can live with. */
    private static byte[] agreeable(int[] types) {
        return switch (types[0]) {
            case 18 -> Hex.of("1206 01000040");
            case 1 -> types.length > 10 ? Hex.of("01040578 0506 11223344") : Hex.of("0306 0a000001");
            default -> new byte[0];
        };
    }

    private byte[] options(int[] types) {
        int count = random.nextInt(10) == 0 ? 200 : random.nextInt(5);
        byte[] options = new byte[0];
        for (int i = 0; i < count; i++) {
            byte[] value = noise(random.nextInt(3) == 0 ? 9 : 5);
            int at = options.length;
            options = Arrays.copyOf(options, at + 2 + value.length);
            options[at] = (byte) types[random.nextInt(types.length)];
            options[at + 1] = (byte) (random.nextInt(60) == 0 ? random.nextInt(256) : 2 + value.length);
            System.arraycopy(value, 0, options, at + 2, value.length);
        }
        return Arrays.copyOf(options, Math.min(options.length, 1_490));
    }

    private byte[] noise(int limit) {
        byte[] bytes = new byte[random.nextInt(limit)];
        random.nextBytes(bytes);
        return bytes;
    }
}
