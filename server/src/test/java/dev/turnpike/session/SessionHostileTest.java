package dev.turnpike.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.control.ClearCause;
import dev.turnpike.event.SessionEvent;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.Code;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.session.SessionSettings.Encryption;
import dev.turnpike.stats.Counter;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients and forgers that mean ill. */
class SessionHostileTest {

    private static final int[] PROTOCOLS = {
        0xc021, 0xc021, 0xc021, 0xc223, 0xc023, 0x80fd, 0x80fd, 0x8021, 0x8021, 0x8057, 0x0021, 0x00fd, 0x0057, 0xc025
    };

    private final BenchSettings settings = new BenchSettings();
    private SessionBench bench = new SessionBench(settings);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aFloodOfGarbageInOneSessionLeavesTheOtherAlone() {
        BenchCall victim = bench.login();
        BenchCall flooded = bench.dial();
        flooded.client.login.as("bob", "builder");
        bench.connect(flooded);
        Random random = new Random(3);

        for (int round = 0; round < 50; round++) {
            for (int packet = 0; packet < 700; packet++) {
                garbage(flooded, random);
            }
            byte[] up = InnerPackets.udp("10.0.0.10", "198.51.100.7", 100 + round);
            victim.client.network.sendIp(up);
            bench.settle();
            assertThat(bench.kernel.fromClients).contains(up);
        }

        assertThat(bench.counted(Counter.INGRESS_QUEUE_FULL)).isPositive();
        assertThat(victim.hasEnded()).isFalse();
        assertThat(victim.client.echoes()).isZero();
        bench.fromKernel(InnerPackets.udp("198.51.100.7", "10.0.0.10", 100));
        assertThat(victim.client.network.decrypted).hasSize(1);
    }

    @Test
    void asManyRequestsAsFitAreAnsweredAndTheRestIsLostInsteadOfKept() {
        BenchCall call = bench.login();
        for (int request = 0; request < 500; request++) {
            call.client.sendFrame(0x8057, new byte[] {1, (byte) request, 0, 4}); // IPV6CP, which is not served
        }
        bench.settle();

        assertThat(call.client.rejectedProtocols).isNotEmpty().hasSizeLessThan(500);
        assertThat(call.hasEnded()).isFalse();
    }

    @Test
    void packetsThatCannotBeDecryptedEndTheSessionInTheEnd() {
        BenchCall call = bench.login();
        for (int round = 0; round < 1024 && !call.hasEnded(); round++) {
            call.client.sendFrame(PppProtocol.COMPRESSED.number(), new byte[] {0, 0, 1, 2, 3, 4});
            bench.settle();
        }

        assertThat(call.end().orElseThrow().why()).isEqualTo("what the client sends cannot be decrypted any more");
    }

    @Test
    void someForgedPacketsBetweenGoodOnesDoNotEndTheSession() {
        BenchCall call = bench.login();
        for (int round = 0; round < 3000; round++) {
            call.client.sendFrame(PppProtocol.COMPRESSED.number(), new byte[] {0, 0, 1, 2, 3, 4});
            if (round % 500 == 0) {
                call.client.network.sendIp(InnerPackets.udp("10.0.0.10", "198.51.100.7", 100));
            }
            if (round % 100 == 0) {
                bench.settle();
            }
        }
        bench.settle();

        assertThat(call.hasEnded()).isFalse();
    }

    /** Each step has its limits, but with LCP all of them begin again. */
    @Test
    void aClientThatNegotiatesLcpForEverWithoutALoginIsLetGo() {
        BenchCall call = bench.dial();
        Stage.CHALLENGED.reach(bench, call);
        for (int second = 0; second < 700 && !call.hasEnded(); second++) {
            call.client.negotiateLcp();
            bench.pass(Duration.ofSeconds(1));
        }

        assertThat(call.end().orElseThrow().why()).contains("for too long");
        bench.assertNothingIsLeft();
    }

    @Test
    void passwordsAreNotGuessedWithoutEndInOneCall() {
        BenchCall call = bench.dial();
        call.client.login.as("alice", "guess");
        call.client.login.retries = false;
        bench.connect(call);
        for (int round = 0; round < 20 && !call.hasEnded(); round++) {
            call.client.negotiateLcp();
            bench.settle();
        }

        assertThat(call.hasEnded()).isTrue();
        assertThat(bench.users.asked).hasValue(Probation.MOST_TRIES);
    }

    @Test
    void aSlowBackEndIsNotAskedWithoutEndByOneCall() {
        bench.users.hold("alice");
        BenchCall call = bench.dial();
        bench.connect(call);
        for (int round = 0; round < 20 && !call.hasEnded(); round++) {
            call.client.negotiateLcp();
            bench.settle();
        }

        assertThat(call.end().orElseThrow().why()).isEqualTo("too many tries to log in");
        bench.assertNothingIsLeft();
    }

    @Test
    void aClientThatLogsInAgainAndAgainIsNoTroubleByThat() {
        BenchCall call = bench.login();
        for (int round = 0; round < 20; round++) {
            call.client.negotiateLcp();
            bench.settle();
        }

        assertThat(call.client.login.successes()).isEqualTo(21);
        assertThat(call.client.network.isUp()).isTrue();
        assertThat(bench.registry.size()).isOne();
    }

    @Test
    void packetsFromAnotherAddressAreNotTheClients() {
        BenchCall call = bench.login();
        byte[] forged = InnerPackets.gre(0x01020304, BenchCall.SERVER, new byte[] {
            0x30, 0x01, (byte) 0x88, 0x0b, 0, 4, (byte) (call.callId >> 8), (byte) call.callId, 0, 0, 0, 99, 1, 2, 3, 4
        });
        bench.kernel.toServer.add(forged);
        bench.settle();

        assertThat(bench.counted(Counter.GRE_FOREIGN_SOURCE)).isOne();
    }

    /** Random packets in random order; each session ends or goes on, never fails, and never turns without rest. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverComesASessionEndsOrGoesOn(long seed) {
        Random random = new Random(seed);
        settings.encryption =
                random.nextBoolean() ? Encryption.REQUIRE : random.nextBoolean() ? Encryption.PREFER : Encryption.OFF;
        bench.close();
        bench = new SessionBench(settings);
        for (int call = 0; call < 25; call++) {
            oneCallOfNoise(random);
        }

        bench.assertNothingIsLeft();
        assertThat(bench.events(SessionEvent.SessionUp.class))
                .as("noise of sessions that were up")
                .isNotEmpty();
        assertThat(bench.events(SessionEvent.SessionUp.class))
                .hasSameSizeAs(bench.events(SessionEvent.SessionDown.class));
    }

    /** The same from a client in each stage. */
    @ParameterizedTest
    @EnumSource(Stage.class)
    void noiseInEveryStageEndsASessionOrDoesNot(Stage stage) {
        Random random = new Random(stage.name().hashCode());
        BenchCall call = bench.dial();
        stage.reach(bench, call);
        for (int round = 0; round < 300 && !call.hasEnded(); round++) {
            noise(call, random);
            assertRests(call);
        }
        call.session.cleared(ClearCause.CONNECTION_CLOSED);
        bench.settle();

        bench.assertNothingIsLeft();
    }

    private void oneCallOfNoise(Random random) {
        BenchCall call = bench.dial();
        call.session.connected();
        if (random.nextInt(3) > 0) {
            bench.settle();
        }
        for (int round = 0; round < 200 && !call.hasEnded(); round++) {
            noise(call, random);
            assertRests(call);
        }
        if (!call.hasEnded()) {
            call.session.disconnect(TerminateCause.ADMIN_RESET, "enough");
            bench.pass(Duration.ofSeconds(5));
        }
        call.session.cleared(ClearCause.CONNECTION_CLOSED);
        bench.settle();
        assertThat(call.hasEnded()).isTrue();
    }

    private void noise(BenchCall call, Random random) {
        switch (random.nextInt(10)) {
            case 0 -> bench.pass(Duration.ofMillis(random.nextInt(4_000)));
            case 1 -> call.client.negotiateLcp();
            case 2 -> call.session.linkInfo(-1, -1);
            case 3 -> bench.fromKernel(InnerPackets.udp("198.51.100.7", "10.0.0.10", 20 + random.nextInt(1400)));
            case 4 -> call.client.network.sendIp(InnerPackets.udp("10.0.0.10", "198.51.100.7", 100));
            default -> garbage(call, random);
        }
        if (random.nextBoolean()) {
            bench.settle();
        }
    }

    /** A frame of a known protocol with a plausible or random packet, or octets that are no frame at all. */
    private static void garbage(BenchCall call, Random random) {
        byte[] octets = new byte[1 + random.nextInt(random.nextInt(20) == 0 ? 1500 : 40)];
        random.nextBytes(octets);
        if (random.nextInt(5) == 0) {
            call.client.sendRaw(PacketBuffer.copyOf(octets));
            return;
        }
        if (octets.length >= 4 && random.nextInt(8) > 0) {
            octets[0] = (byte) (1 + random.nextInt(Code.values().length));
            octets[1] = (byte) random.nextInt(8); // the identifiers that the server is likely to wait for
            octets[2] = (byte) (octets.length >> 8);
            octets[3] = (byte) octets.length;
        }
        call.client.sendFrame(PROTOCOLS[random.nextInt(PROTOCOLS.length)], octets);
    }

    /** A deadline that has passed and does not move would keep the thread turning. */
    private void assertRests(BenchCall call) {
        if (!call.hasEnded()) {
            bench.settle();
        }
        if (!call.hasEnded()) {
            assertThat(call.nextDeadline()).isGreaterThan(bench.now).isLessThanOrEqualTo(Ticker.NEVER);
        }
    }
}
